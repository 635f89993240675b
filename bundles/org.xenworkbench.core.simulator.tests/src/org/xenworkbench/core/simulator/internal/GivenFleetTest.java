/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.host.LaunchOptions;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.RecordingSessionListener;
import org.xenworkbench.core.testkit.VirtualTime;

/** Fleets from files, in a time that stands still until the test lets it go on. */
class GivenFleetTest {

  @TempDir
  private Path folder;
  private final ManualClock clock = new ManualClock();
  private final VirtualTime time = new VirtualTime(clock);

  private SimulatorDriver driver(Optional<Path> given) {
    return new SimulatorDriver(time,
        new KeptFleets(given, Optional.of(folder.resolve("kept"))));
  }

  private HypervisorSession open(SimulatorDriver driver, String address) throws HypervisorException {
    return driver.open(ManualFleet.endpoint(address), new SessionContext(Role.POLLING, address, clock, Runnable::run,
        Optional.empty(), false, new RecordingSessionListener()));
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("rack.fleet"), text);
  }

  @Test
  void aLaterStartHasTheFleetThoughItsFileIsGone() throws Exception {
    Path file = file("[hosts]\nname = a\n[vms]\nname = one\n");
    assertThat(open(driver(Optional.of(file)), "rack/a").poll(PollRequest.ALL).domains()).hasSize(2);
    assertThatThrownBy(() -> open(driver(Optional.empty()), "rack/a")).isInstanceOf(HypervisorException.class);
    new KeptFleets(Optional.empty(), Optional.of(folder.resolve("kept"))).keep("rack", file);
    Files.delete(file);
    assertThat(open(driver(Optional.empty()), "rack/a").poll(PollRequest.ALL).domains()).hasSize(2);
  }

  @Test
  void theFileOfThisStartIsTakenBeforeAnEarlierCopy() throws Exception {
    new KeptFleets(Optional.empty(), Optional.of(folder.resolve("kept"))).keep("rack", file("[hosts]\nname = a\n"));
    Path newer = file("[hosts]\nname = a\n[vms]\nname = one\n");
    assertThat(open(driver(Optional.of(newer)), "rack/a").poll(PollRequest.ALL).domains()).hasSize(2);
  }

  @Test
  void faultsBeginAndEndByThemselves() throws Exception {
    SimulatorDriver driver = driver(Optional.of(file("""
        [hosts]
        name = pm{n}
        count = 2
        [fault]
        host = pm2
        what = unreachable
        after = 10 s
        for = 5 s
        every = 1 min
        """)));
    HypervisorSession first = open(driver, "rack/pm2");
    assertThat(first.isAlive()).isTrue();
    for (int minute = 0; minute < 3; minute++) {
      time.advance(Duration.ofSeconds(10));
      assertThatThrownBy(() -> open(driver, "rack/pm2")).isInstanceOf(HypervisorException.class);
      assertThat(open(driver, "rack/pm1").isAlive()).isTrue();
      time.advance(Duration.ofSeconds(5));
      assertThat(open(driver, "rack/pm2").isAlive()).isTrue();
      time.advance(Duration.ofSeconds(45));
    }
    assertThat(first.isAlive()).isFalse();
  }

  @Test
  void aFaultThatEndsEndsNoOtherOneOfItsKind() throws Exception {
    SimulatorDriver driver = driver(Optional.of(file("""
        [hosts]
        name = pm1
        [fault]
        host = pm1
        what = unreachable
        after = 10 s
        [fault]
        host = pm1
        what = unreachable
        after = 5 s
        for = 10 s
        """)));
    assertThat(open(driver, "rack/pm1").isAlive()).isTrue();
    for (int second = 5; second < 30; second += 5) {
      time.advance(Duration.ofSeconds(5));
      assertThatThrownBy(() -> open(driver, "rack/pm1")).isInstanceOf(HypervisorException.class);
    }
  }

  @Test
  void itsHostsAreAddedOnceAndMistakesAreInTheLog() throws Exception {
    FakeHostRegistry registry = new FakeHostRegistry();
    FakeEventLog log = new FakeEventLog();
    KeptFleets kept = new KeptFleets(Optional.empty(), Optional.of(folder.resolve("kept")));
    GivenFleet given = new GivenFleet(registry, log, kept, Timing.system());
    Path file = file("[hosts]\nname = pm{n}\ncount = 3\n[fault]\nhost = pm9\nwhat = frozen\n");
    for (int start = 0; start < 2; start++) {
      given.use(new LaunchOptions(List.of("-fleet", file.toString())));
      assertThat(registry.configurations()).extracting(host -> host.endpoint().address()).containsExactly("rack/pm1",
          "rack/pm2", "rack/pm3");
      assertThat(log.written()).hasSize(start + 1)
          .allSatisfy(entry -> assertThat(entry.message()).contains("rack.fleet: Line 5: No host is called 'pm9'."));
    }
    assertThat(kept.fleet("rack").orElseThrow().hosts()).hasSize(3);
  }

  @Test
  void whatCannotBeTakenIsInTheLog() throws Exception {
    FakeEventLog log = new FakeEventLog();
    GivenFleet given = new GivenFleet(new FakeHostRegistry(), log, KeptFleets.NONE, Timing.system());
    given.use(new LaunchOptions(List.of("-fleet", folder.resolve("none").toString())));
    given.use(new LaunchOptions(List.of("-fleet")));
    given.use(new LaunchOptions(List.of("-fleet", file("[fleet]\nname = demo\n[hosts]\nname = a\n").toString())));
    assertThat(log.written()).hasSize(3).extracting(entry -> entry.message())
        .anySatisfy(text -> assertThat(text).contains("does not exist"))
        .anySatisfy(text -> assertThat(text).contains("as one that is built in"));
  }
}
