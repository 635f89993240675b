/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.recording.RecordingRequest;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.testkit.FakeOperations;
import org.xenworkbench.core.testkit.VirtualTime;

/** The service from saving to replaying. */
class RecordingsImplTest {

  @TempDir
  Path folder;

  private final RandomFleet fleet = new RandomFleet(new Random(11));
  private final FakeOperations operations = new FakeOperations();
  private final RecordingsImpl recordings =
      new RecordingsImpl(fleet.sources(), operations, Runnable::run, new VirtualTime());

  private RecordingRequest request(Path file) {
    VmId vm = fleet.places.keySet().iterator().next();
    return new RecordingRequest("", List.of(vm), RandomFleet.FROM, RandomFleet.FROM.plus(Duration.ofDays(9)), file);
  }

  @Test
  void aVmBringsItsHostsButNotTheirMetrics() throws Exception {
    Path file = folder.resolve("one.xenrec");
    recordings.save(request(file));
    Operation operation = operations.started().get(0);
    assertThat(operation.describe().cancellable()).isTrue();
    assertThat(operation.describe().doneText()).startsWith("Recording of '")
        .endsWith("' saved to '" + file + "'");
    operation.execute(new Recorded.Monitor(Integer.MAX_VALUE));
    Recording recording = recordings.open(file);
    assertThat(recording.title()).as("its file's").isEqualTo("one.xenrec");
    assertThat(recording.to()).as("cut at now").isEqualTo(new VirtualTime().clock().instant());
    assertThat(recording.seriesCount()).isEqualTo(2);
    assertThat(recording.objects()).hasSizeGreaterThan(1);
    try (Replay replay = recordings.replay(recording)) {
      assertThat(replay.inventory().virtualMachines()).hasSize(1);
      assertThat(replay.position()).isEqualTo(recording.from());
    }
  }

  @Test
  void whatCannotBeSavedIsSaid() {
    Path there = folder.resolve("nowhere").resolve("r.xenrec");
    recordings.save(request(there));
    assertThatThrownBy(() -> operations.started().get(0).execute(new Recorded.Monitor(Integer.MAX_VALUE)))
        .isInstanceOf(HypervisorException.class).hasMessageContaining("cannot be saved");
    recordings.save(new RecordingRequest("", List.of(VmId.of(HostId.random().uuid())), RandomFleet.FROM,
        RandomFleet.FROM.plusSeconds(1), folder.resolve("r")));
    assertThatThrownBy(() -> operations.started().get(1).execute(new Recorded.Monitor(Integer.MAX_VALUE)))
        .isInstanceOf(HypervisorException.class).hasMessageContaining("Nothing is known");
    assertThat(folder).isDirectoryNotContaining(Files::isRegularFile);
    assertThatThrownBy(
        () -> new RecordingRequest("", List.of(), RandomFleet.FROM, RandomFleet.FROM.plusSeconds(1), there))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
