/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;
import org.xenworkbench.core.workspace.KeptCount;

/** Whoever appends waits for no disk, and for nobody else who appended. */
class EventWriterTest {

  @TempDir
  Path folder;
  private final ManualScheduler scheduler = new ManualScheduler(new ManualClock());
  private final ManualScheduler watching = new ManualScheduler(new ManualClock());
  private final List<Runnable> outside = new ArrayList<>();
  private final List<Boolean> locked = new ArrayList<>();
  private final EventWriter writer = new EventWriter(scheduler, Timing.system(), new LogFaults(() -> {}),
      new Outside(), new UnwrittenCount(Optional.empty(), watching), new WriteWatch(watching, watching.clock()));

  @Test
  void aRefusalIsLoggedWithoutTheLock() {
    assumeTrue(Platform.isRunning(), "there is no platform log outside OSGi");
    writer.use(Optional.of(new Refusing()));
    scheduler.runDue();
    assertThat(locked).isNotEmpty().doesNotContain(true);
  }

  @Test
  void whoeverWaitsForWhatIsGivenUpIsCalledWithoutTheLock() {
    CompletableFuture<LogEntry> oldest = writer.add(entry());
    for (int number = EventWriter.CAPACITY; number > 0; number--) {
      writer.add(entry());
    }
    assertThat(oldest).isNotDone();
    outside.forEach(Runnable::run);
    assertThat(oldest).isCompletedExceptionally();
  }

  @Test
  void whoeverWaitsAtTheEndIsCalledWithoutTheLock() throws Exception {
    EventWriter ends = new EventWriter(LogThreads.of(Timing.system()).writing(), Timing.system(),
        new LogFaults(() -> {}), new Outside(), new UnwrittenCount(Optional.empty(), watching),
        new WriteWatch(watching, watching.clock()));
    CompletableFuture<LogEntry> added = ends.add(entry());
    added.whenComplete((entry, failure) -> locked.add(Thread.holdsLock(ends)));
    ends.stop();
    assertThat(added).isCancelled();
    assertThat(locked).containsExactly(false);
  }

  /** Else the file would say until the next change what is not so. */
  @Test
  void aCountThatCouldNotBeKeptIsKeptAgain() throws Exception {
    assumeTrue(Platform.isRunning(), "there is no platform log outside OSGi");
    Path inTheWay = Files.writeString(folder.resolve("plugin"), "");
    Path file = inTheWay.resolve("unwritten.count");
    UnwrittenCount count = new UnwrittenCount(Optional.of(new KeptCount(file)), watching);
    Unwritten three = new Unwritten(3, List.of(), true);
    count.keep(() -> three);
    Files.delete(inTheWay);
    count.keep(() -> three);
    assertThat(new KeptCount(file).read()).isEqualTo(3);
  }

  private static LogEntry entry() {
    return LogEntry.of(LogEntry.POWER, LogEntry.Status.INFO, "m", Instant.EPOCH).build();
  }

  private final class Outside implements EventWriter.Listener {

    @Override
    public void used(EventStore store) {
      // nothing to do with it
    }

    @Override
    public void lost(String text, long number) {
      // told by other tests
    }

    @Override
    public void outside(Runnable call) {
      outside.add(call);
    }
  }

  /** Notices who logs why it refuses. */
  private final class Refusing implements EventStore {

    @Override
    public void append(List<LogEntry> entries) throws IOException {
      throw new IOException("No space left on device") {
        @Override
        public synchronized @Nullable Throwable getCause() {
          locked.add(Thread.holdsLock(writer));
          return super.getCause();
        }
      };
    }

    @Override
    public List<LogEntry> query(EventQuery query) {
      return List.of();
    }

    @Override
    public Optional<LogEntry> get(UUID correlation) {
      return Optional.empty();
    }
  }
}
