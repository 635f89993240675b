/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeWhereabouts;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.ConsoleMove;
import org.xenworkbench.core.vm.ConsoleMove.Silence;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmConsole;

/** What consoles measure of a migration is told with it. */
class ServiceGapsTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private final FakeEventLog log = new FakeEventLog();
  private final MigrationRegister register = new MigrationRegister(Runnable::run, new FakeWhereabouts());
  private final Consoles consoles = new Consoles();
  private final ServiceGaps gaps = new ServiceGaps(register, log, consoles);
  private final Migration running = Migration.of(UUID.randomUUID(), LogEntry.Status.RUNNING, START)
      .vm(VmId.of(UUID.randomUUID()), "VM2").source(HostId.random(), "pm1").target(HostId.random(), "pm2").ours(true)
      .build();

  /** Consoles that say when they are asked. */
  private static final class Consoles implements ConsoleService {

    private final List<VmId> begun = new ArrayList<>();
    private final List<CompletableFuture<Optional<Silence>>> asked = new ArrayList<>();

    @Override
    public Optional<String> obstacle(VmId vm) {
      throw new AssertionError("nobody opens a console");
    }

    @Override
    public VmConsole open(VmId vm, boolean force, ConsoleListener listener) {
      throw new AssertionError("nobody opens a console");
    }

    @Override
    public ConsoleMove begin(VmId vm, HostId target) {
      begun.add(vm);
      return () -> {
        CompletableFuture<Optional<Silence>> silence = new CompletableFuture<>();
        asked.add(silence);
        return silence;
      };
    }
  }

  private void end(LogEntry.Status status) {
    register.update(running.id(), Changes.ended(status, START.plusSeconds(5), ""));
  }

  @Test
  void theSilenceIsAddedToTheMigrationAndItsEntry() {
    log.keep(MigrationEntries.followed(running, "ann", "", Map.of()));
    register.begin(running);
    register.update(running.id(), migration -> migration); // its progress is told again and again
    assertThat(consoles.begun).as("once").containsExactly(running.vm());
    end(LogEntry.Status.SUCCEEDED);
    consoles.asked.get(0).complete(Optional.of(new Silence(Duration.ofMillis(310), Duration.ofMillis(90))));
    assertThat(register.get(running.id()).flatMap(Migration::serviceGap))
        .contains(new Migration.ServiceGap(Duration.ofMillis(310), Duration.ofMillis(90)));
    assertThat(log.get(running.id()).orElseThrow()).satisfies(entry -> {
      assertThat(LogAttribute.SERVICE_GAP.duration(entry)).contains(Duration.ofMillis(310));
      assertThat(LogAttribute.SERVICE_GAP_RESOLUTION.duration(entry)).contains(Duration.ofMillis(90));
    });
  }

  @Test
  void whereNoneIsKnownNothingIsTold() {
    register.begin(running);
    end(LogEntry.Status.SUCCEEDED);
    consoles.asked.get(0).complete(Optional.empty());
    assertThat(register.get(running.id()).flatMap(Migration::serviceGap)).isEmpty();
    assertThat(log.written()).isEmpty();
  }

  @Test
  void aVmThatDidNotArriveWasNotSwitchedOver() {
    register.begin(running);
    end(LogEntry.Status.FAILED);
    assertThat(consoles.asked).isEmpty();
  }

  @Test
  void nothingIsMeasuredAnyMoreWhenTheEngineHasEnded() {
    gaps.stop();
    register.begin(running);
    assertThat(consoles.begun).isEmpty();
  }
}
