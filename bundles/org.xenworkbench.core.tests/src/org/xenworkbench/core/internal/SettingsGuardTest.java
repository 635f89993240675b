/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.VirtualTime;

class SettingsGuardTest {

  @TempDir
  Path folder;
  private final VirtualTime time = new VirtualTime();
  private final FakeEventLog log = new FakeEventLog();
  private int written;

  private SettingsGuard guard() {
    return new SettingsGuard(Optional.of(file()), () -> {
      written++;
      write();
    }, log, Clock.systemUTC(), time.scheduler("xenworkbench-settings"));
  }

  private Path file() {
    return folder.resolve("org.xenworkbench.core.prefs");
  }

  private void write() {
    try {
      Files.writeString(file(), "hosts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileThatWasRemovedIsWrittenAgainWithinAMinuteAndAtTheEnd() throws IOException {
    write();
    SettingsGuard guard = guard();
    Files.delete(file());
    time.advance(Duration.ofSeconds(61));
    assertThat(file()).exists();
    assertThat(log.written()).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains(file().toString(), "removed by another program");
    });
    Files.delete(file());
    guard.stop();
    assertThat(file()).exists();
    assertThat(written).isEqualTo(2);
  }

  @Test
  void whereNothingWasSavedThereIsNothingToWriteAgain() {
    SettingsGuard guard = guard();
    time.advance(Duration.ofMinutes(5));
    write();
    time.advance(Duration.ofMinutes(5));
    guard.stop();
    assertThat(written).isZero();
    assertThat(log.written()).isEmpty();
  }
}
