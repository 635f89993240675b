/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round of one host looks at its own files, and at few others, however many hosts there are. */
class PendingWorkTest {

  private static final int FILES = 40;

  @TempDir
  Path root;
  private PendingSamples pending;
  private final List<PendingSlot> slots = new ArrayList<>();

  @BeforeEach
  void fillFiles() throws IOException {
    pending = new PendingSamples(root);
    for (int i = 0; i < FILES * PendingForm.SLOTS; i++) {
      slots.add(pending.take("series" + i, 1));
    }
    assertThat(files()).isEqualTo(FILES);
    assertThat(pending.takeMended()).isFalse();
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.count();
    }
  }

  private void removeAll() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.delete(root.resolve("pending-" + i));
    }
  }

  /** Whatever is looked at is there again, so the number of files is that of looks. */
  @Test
  void aRoundLooksAtFewFilesInTurnAndInTimeAtAll() throws Exception {
    removeAll();
    pending.mend();
    long looks = files();
    assertThat(looks).isBetween(1L, FILES / 8L);
    for (int i = 1; i * looks < FILES; i++) {
      pending.mend();
    }
    assertThat(files()).isEqualTo(FILES);
    assertThat(pending.takeMended()).isTrue();
    assertThat(pending.takeMended()).isFalse();
  }

  /** What a round touches is whole before, and looked at once. */
  @Test
  void whatIsTouchedIsLookedAtAtOnce() throws Exception {
    pending.mend();
    removeAll();
    slots.subList(0, PendingForm.SLOTS).forEach(pending::look);
    assertThat(files()).isEqualTo(1);
    Files.delete(root.resolve("pending-0"));
    pending.look(slots.get(1));
    assertThat(files()).as("looked at again in the same round").isZero();
    pending.mend();
    pending.look(slots.get(1));
    assertThat(root.resolve("pending-0")).exists();
  }

  @Test
  void whatCannotBeMadeWholeIsTriedInEveryRoundUntilItIs() throws Exception {
    pending.mend();
    removeAll();
    Path obstacle = Files.createDirectories(root.resolve("pending-39.new").resolve("full"));
    pending.look(slots.get(FILES * PendingForm.SLOTS - 1));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(pending::mend).isInstanceOf(IOException.class);
    }
    Files.delete(obstacle);
    pending.mend();
    assertThat(root.resolve("pending-39")).exists();
  }
}
