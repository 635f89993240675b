/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.recording.RecordingRequest;
import org.xenworkbench.core.testkit.ManualClock;

/** Saves recordings, without threads. */
final class Recorded {

  private Recorded() {
  }

  /** Saves all hosts of a fleet. */
  static Path save(RandomFleet fleet, Path file) throws Exception {
    operation(fleet, file).execute(new Monitor(Integer.MAX_VALUE));
    return file;
  }

  static SaveRecordingOperation operation(RandomFleet fleet, Path file) {
    Instant to = RandomFleet.FROM.plus(RandomFleet.LENGTH);
    List<ObjectId> objects = List.copyOf(fleet.hosts);
    Clock clock = new ManualClock(); // begins after what the fleet did
    return new SaveRecordingOperation(new RecordingRequest("Title", objects, RandomFleet.FROM, to, file),
        fleet.sources(), clock, "0.1.0");
  }

  /** Cancelled when its operation has told of progress so often. */
  static final class Monitor implements OperationMonitor {

    final AtomicInteger told = new AtomicInteger();
    private final int cancelAfter;

    Monitor(int cancelAfter) {
      this.cancelAfter = cancelAfter;
    }

    @Override
    public UUID id() {
      return new UUID(0, 1);
    }

    @Override
    public void progress(OptionalDouble fraction, String text) {
      told.incrementAndGet();
    }

    @Override
    public void ifCut(String text) {
      throw new AssertionError(text);
    }

    @Override
    public void attribute(String name, String value) {
      // nobody reads them here
    }

    @Override
    public boolean isCancelled() {
      return told.get() >= cancelAfter;
    }

    @Override
    public void onCancel(Runnable action) {
      // asked for instead
    }
  }
}
