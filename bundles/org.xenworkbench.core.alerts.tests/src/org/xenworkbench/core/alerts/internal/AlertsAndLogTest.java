/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.testkit.ManualScheduler;

/** Alerts are kept in the event log: over a restart, a log that cannot be read, and a disk that hangs. */
class AlertsAndLogTest extends AlertsFixture {

  /** The thread that reads the log hangs until the test has its time go on. */
  private AlertsImpl startWithDiskThatHangs(ManualScheduler disk) {
    AlertsImpl alerts = new AlertsImpl(world.engine(), new Timing() {
      @Override
      public Clock clock() {
        return world.clock;
      }

      @Override
      public long nanos() {
        return world.time.nanos();
      }

      @Override
      public ScheduledExecutorService scheduler(String name) {
        return name.equals("xenworkbench-alerts-log") ? disk : world.time.scheduler(name);
      }
    }, Optional.of(new RuleFile(folder.resolve("alerts/rules.txt"), Optional.empty())));
    started.add(alerts);
    return alerts;
  }

  @Test
  void anAlertThatLastsGoesOnAfterARestart() {
    AlertsImpl first = start();
    first.save(busy());
    cpu(0.95);
    UUID id = first.active().get(0).id();
    first.acknowledge(id, "ann");
    first.stop();
    heard.clear();
    AlertsImpl second = start();
    assertThat(second.active()).extracting(Alert::id).containsExactly(id);
    assertThat(second.active()).extracting(Alert::state).containsExactly(Alert.State.NO_DATA);
    assertThat(second.active()).extracting(Alert::acknowledged).containsExactly(Optional.of("ann"));
    cpu(0.95);
    assertThat(heard).containsExactly("CHANGED web");
    cpu(0.1);
    assertThat(entries()).extracting(LogEntry::correlation).containsOnly(id);
    assertThat(entries()).last().extracting(LogEntry::status).isEqualTo(LogEntry.Status.INFO);
    second.stop();
    assertThat(start().active()).isEmpty();
  }

  /** The entry of a lasting alert is not written with each new peak: what it was is in the history. */
  @Test
  void thePeakIsThatOfBeforeTheRestartToo() {
    AlertsImpl first = start();
    first.save(busy());
    cpu(0.92);
    Alert before = first.active().get(0);
    long time = before.since().toEpochMilli() + 60_000;
    world.time.advance(Duration.ofMinutes(2));
    world.history.put(before.object(), before.rule().metric(), new TimeSeries(new long[] {time - 1, time},
        new double[] {0.93, 0.94}, new double[] {0.91, 0.9}, new double[] {0.95, 0.99}));
    first.stop();
    assertThat(start().active()).singleElement().extracting(Alert::peak).isEqualTo(0.99);
  }

  @Test
  void beforeTheLogWasReadNothingIsRaised() {
    AlertsImpl alerts = start();
    alerts.save(busy());
    alerts.stop();
    AlertsImpl second = new AlertsImpl(world.engine(), world.time,
        Optional.of(new RuleFile(folder.resolve("alerts/rules.txt"), Optional.empty())));
    started.add(second);
    cpu(0.95);
    assertThat(second.active()).isEmpty();
    world.time.advance(Duration.ZERO);
    cpu(0.95);
    assertThat(second.active()).hasSize(1);
  }

  @Test
  void whatTheLogHidesIsReadWhenItCanBe() {
    AlertsImpl first = start();
    first.save(busy());
    cpu(0.95);
    UUID id = first.active().get(0).id();
    first.stop();
    world.log.hide(Optional.of("no disk"));
    world.log.lose(Optional.empty());
    AlertsImpl second = start();
    world.log.hide(Optional.empty());
    world.log.suffer(Optional.empty());
    world.time.advance(Duration.ZERO);
    assertThat(second.active()).extracting(Alert::id).containsExactly(id);
  }

  @Test
  void aDiskThatHangsAtTheStartKeepsNoAlertBackForLong() {
    AlertsImpl first = start();
    first.save(busy());
    cpu(0.95);
    UUID id = first.active().get(0).id();
    first.stop();
    ManualScheduler disk = new ManualScheduler(world.clock);
    AlertsImpl second = startWithDiskThatHangs(disk);
    cpu(0.95);
    assertThat(second.active()).isEmpty();
    world.time.advance(AlertRun.UNTIL_LOG_IS_READ);
    assertThat(world.log.faults()).last().satisfies(
        fault -> assertThat(fault.text()).hasValueSatisfying(text -> assertThat(text).contains("not known yet")));
    cpu(0.95);
    assertThat(second.active()).extracting(Alert::id).hasSize(1).doesNotContain(id);
    disk.runDue();
    assertThat(world.log.faults()).last().satisfies(fault -> assertThat(fault.text()).isEmpty());
    assertThat(second.active()).hasSize(1);
    assertThat(world.log.get(id).flatMap(LogEntry::finished)).as("the one that is double is ended").isPresent();
  }

  @Test
  void anAlertThatEndsWhileTheLogIsReadDoesNotComeBack() {
    AlertsImpl first = start();
    first.save(busy());
    cpu(0.95);
    LogEntry entry = entries().get(0);
    first.stop();
    world.log.hide(Optional.of("no disk"));
    AlertsImpl second = start();
    heard.clear();
    world.log.hide(Optional.empty());
    world.log.beforeAnswer(() -> {
      cpu(0.1);
      world.log.keep(entry); // as it was when the answer was made
    });
    world.log.suffer(Optional.empty());
    world.log.suffer(Optional.empty());
    world.time.advance(Duration.ZERO);
    assertThat(second.active()).isEmpty();
    assertThat(heard).containsExactly("RESOLVED web");
    assertThat(world.log.queries()).as("one read that waits is enough").hasSize(3);
  }

  @Test
  void theLogIsReadAgainIfItCanBeReadBeforeTheAnswerIsLookedAt() {
    world.log.hide(Optional.of("no disk"));
    AtomicInteger asked = new AtomicInteger();
    world.log.beforeAnswer(() -> {
      if (asked.incrementAndGet() == 1) {
        world.log.suffer(Optional.empty());
      } else {
        world.log.hide(Optional.empty());
      }
    });
    start();
    assertThat(asked).hasValue(2);
  }

  @Test
  void anAlertThatLastsLongerThanTheLogIsKeptIsToldAtItsEnd() {
    AlertsImpl alerts = start();
    alerts.save(busy());
    cpu(0.95);
    UUID id = alerts.active().get(0).id();
    world.log.forget(id);
    alerts.acknowledge(id, "ann");
    assertThat(world.log.get(id)).map(LogEntry::details).contains("Acknowledged by ann.");
    world.log.forget(id);
    cpu(0.1);
    assertThat(world.log.get(id)).hasValueSatisfying(entry -> {
      assertThat(entry.message()).contains("over after 5 s");
      assertThat(entry.finished()).isPresent();
    });
  }

  /** What is raised is told on another thread: whoever acknowledges at once may not be before that in the log. */
  @Test
  void whatAUserChangesIsBehindTheRaisingInTheLog() {
    List<Runnable> delivered = new ArrayList<>();
    AlertsImpl.Engine engine = world.engine();
    AlertsImpl alerts = new AlertsImpl(new AlertsImpl.Engine(engine.inventory(), engine.groups(), engine.sampler(),
        engine.polling(), engine.history(), engine.log(), delivered::add), world.time, Optional.empty());
    started.add(alerts);
    world.time.advance(Duration.ZERO);
    alerts.save(busy());
    cpu(0.95);
    UUID id = alerts.active().get(0).id();
    assertThat(alerts.acknowledge(id, "ann")).isTrue();
    while (!delivered.isEmpty()) {
      delivered.remove(0).run();
    }
    assertThat(world.log.get(id)).map(LogEntry::details).contains("Acknowledged by ann.");
    assertThat(entries()).hasSize(2);
  }

  @Test
  void anAlertWhoseRuleIsGoneIsOverAtTheNextStart() throws IOException {
    AlertsImpl first = start();
    first.save(busy());
    cpu(0.95);
    first.stop();
    Files.delete(folder.resolve("alerts/rules.txt"));
    String raised = entries().get(0).message();
    assertThat(start().active()).isEmpty();
    assertThat(entries()).last().satisfies(entry -> {
      assertThat(entry.message()).as("what the entry knew: %s", raised).contains(busy().name(), "up to 95", "%")
          .contains(raised.substring(0, raised.indexOf(" is "))
              .substring(raised.indexOf(':')))
          .contains("switched off, removed, or cannot be read");
    });
  }

  @Test
  void rulesThatAreRemovedWhileTheyAreWatchedAreWrittenAgainAtTheEnd() throws IOException {
    AlertsImpl first = start();
    first.save(busy());
    Files.delete(folder.resolve("alerts/rules.txt"));
    first.stop();
    assertThat(start().rules()).extracting(AlertRule::name).containsExactly(busy().name());
    assertThat(world.log.written()).anyMatch(entry -> entry.message().contains("written again"));
  }

  /** As one that is damaged: nothing is said of it but what is known. */
  @Test
  void anAlertOfAnEarlierVersionWhoseRuleIsGoneKeepsItsWords() throws IOException {
    AlertsImpl first = start();
    first.save(busy());
    cpu(0.95);
    first.stop();
    LogEntry raised = entries().get(0);
    Map<String, String> facts = new HashMap<>(raised.attributes());
    facts.keySet().removeIf(key -> key.matches("[.]alert[.](name|severity|metric|sense|level)"));
    world.log.keep(raised.toBuilder().attributes(facts).build());
    Files.writeString(folder.resolve("alerts/rules.txt"), "junk");
    assertThat(start().active()).isEmpty();
    assertThat(entries()).last().satisfies(entry -> assertThat(entry.message())
        .startsWith(raised.message() + "; over after").endsWith("cannot be read"));
  }

  @Test
  void anEntryThatSaysTooLittleIsEnded() {
    world.log.keep(LogEntry.of(Alert.LOG_KIND, LogEntry.Status.WARNING, "an alert", world.now()).build());
    assertThat(start().active()).isEmpty();
    assertThat(entries()).last().satisfies(entry -> {
      assertThat(entry.finished()).isPresent();
      assertThat(entry.duration()).isEmpty();
    });
  }

  @Test
  void aSilenceThatWasEndedStaysSoAfterARestart() {
    AlertsImpl first = start();
    first.save(busy());
    cpu(0.95);
    UUID id = first.active().get(0).id();
    assertThat(first.silence(id, Duration.ZERO, "ann")).as("there is none").isFalse();
    first.silence(id, Duration.ofDays(1), "ann");
    assertThat(first.silence(id, Duration.ZERO, "bob")).isTrue();
    assertThat(entries()).last().extracting(LogEntry::details).isEqualTo("The silence was ended by bob.");
    first.stop();
    assertThat(start().active()).singleElement()
        .satisfies(alert -> assertThat(alert.silencedUntil()).isEmpty());
  }
}
