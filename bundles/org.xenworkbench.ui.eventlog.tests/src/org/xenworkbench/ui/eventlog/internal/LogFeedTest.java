/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.time.Instant;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.FakeEventLog;

class LogFeedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FakeEventLog log = new FakeEventLog();

  @Test
  void progressIsShownWithoutAQuery() {
    LogEntry running = Entries.running(0.1, "");
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      log.append(running);
      Await.until("the new entry is shown", PATIENCE, () -> feed.rows().equals(List.of(running)) && !isQueryWanted());
      for (int i = 2; i <= 9; i++) {
        log.progress(Entries.with(running, LogEntry.Status.RUNNING, i / 10.0));
      }
      assertThat(feed.rows().get(0).progress()).hasValue(0.9);
      assertThat(isQueryWanted()).isFalse();
    }
    assertThat(log.isHeard()).isFalse();
  }

  @Test
  void queriesOnceForManyChanges() {
    CountDownLatch answers = new CountDownLatch(1);
    log.beforeAnswer(() -> await(answers));
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      Await.until("the first query is under way", PATIENCE, () -> log.queries().size() == 1);
      for (int i = 0; i < 100; i++) {
        log.append(Entries.running(0.1, "change " + i));
      }
      answers.countDown();
      Await.until("all are shown", PATIENCE, () -> feed.rows().size() == 100 && !isQueryWanted());
      assertThat(log.queries()).as("one that was under way, and one for all changes").hasSize(2);
    }
  }

  /** Whether a query waits for its time or is under way. */
  private static boolean isQueryWanted() {
    return Arrays.stream(Job.getJobManager().find(null)).anyMatch(job -> job.getName().equals(Messages.LogFeed_query));
  }

  /** Who scrolls down comes to the end, and who comes back has the newest only. */
  @Test
  void olderOnesAreReadAsTheEndComesIntoSight() {
    List<LogEntry> all = new ArrayList<>();
    for (int i = 0; i < 3_500; i++) {
      all.add(LogEntry.occurrence(LogEntry.POWER, LogEntry.Status.INFO, "m" + i,
          Instant.parse("2026-11-23T06:00:00Z").minusSeconds(i)).build());
    }
    List<EventLogListener> listeners = new ArrayList<>();
    EventLog paged = (EventLog) Proxy.newProxyInstance(EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "query" -> ((EventQuery) arguments[0]).select(all);
          case "addListener" -> {
            listeners.add((EventLogListener) arguments[0]);
            yield (Registration) () -> {};
          }
          default -> Optional.empty();
        });
    try (LogFeed feed = new LogFeed(paged, () -> {})) {
      Await.until("the newest", PATIENCE, () -> feed.rows().size() == 1_000);
      feed.more();
      Await.until("twice as many", PATIENCE, () -> feed.rows().size() == 2_000);
      assertThat(feed.rows()).containsExactlyElementsOf(all.subList(0, 2_000));
      feed.more();
      Await.until("all", PATIENCE, () -> feed.rows().size() == 3_500);
      feed.more();
      assertThat(feed.isCut()).isFalse();
      feed.newest();
      listeners.get(0).entryChanged(LogEntry.occurrence("x", LogEntry.Status.INFO, "new", Instant.EPOCH).build());
      Await.until("the newest again", PATIENCE, () -> feed.rows().size() == 1_000);
    }
  }

  /** Where only what is open is asked for, another one takes its place. */
  @Test
  void theLogIsAskedAnewWhenOneIsAcknowledged() {
    LogEntry failed = LogEntry.occurrence(LogEntry.POWER, LogEntry.Status.FAILED, "failed", Instant.EPOCH).build();
    log.append(failed);
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      feed.setQuery(EventQuery.newest(10).onlyUnacknowledged(true));
      Await.until("it is open", PATIENCE, () -> feed.isAnswered() && feed.rows().equals(List.of(failed))
          && !isQueryWanted());
      int asked = log.queries().size();
      log.append(failed.withAttribute(LogAttribute.ACKNOWLEDGED, Instant.EPOCH.toString()));
      Await.until("the log is asked", PATIENCE, () -> log.queries().size() > asked);
    }
  }

  @Test
  void asksForWhatTheFilterWants() {
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      EventQuery wanted = EventQuery.newest(10).withText("vm2");
      feed.setQuery(wanted);
      Await.until("the log was asked", PATIENCE, () -> log.queries().contains(wanted));
    }
  }

  /** An empty list would look as if there was nothing to show. */
  @Test
  void whatCannotBeReadIsSaidAndReadAgainWhenItCan() {
    Optional<String> broken = Optional.of("The disk is broken.");
    log.keep(Entries.running(0.1, "of this process"));
    log.hide(broken);
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      Await.until("it is said", PATIENCE, () -> feed.fault().equals(broken));
      assertThat(feed.isIncomplete()).isTrue();
      assertThat(feed.rows()).as("what is in memory").hasSize(1);
      log.suffer(broken);
      assertThat(feed.fault()).as("once").isEqualTo(broken);
      log.hide(Optional.empty());
      log.suffer(Optional.empty());
      Await.until("it is over", PATIENCE, () -> !feed.isIncomplete());
      assertThat(feed.fault()).isEmpty();
    }
  }

  @Test
  void partsAreShownBelowTheirWholeWhileThatIsOpen() {
    LogEntry whole = Entries.whole(2);
    LogEntry other = Entries.running(0.5, "another");
    LogEntry one = Entries.part(whole, 1);
    LogEntry two = Entries.part(whole, 2);
    List.of(whole, other, two, one).forEach(log::keep);
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      Await.until("the whole alone", PATIENCE, () -> feed.rows().equals(List.of(other, whole)));
      feed.open(whole.correlation(), true);
      Await.until("parts as they began", PATIENCE, () -> feed.rows().equals(List.of(other, whole, one, two)));
      feed.open(whole.correlation(), false);
      Await.until("none", PATIENCE, () -> feed.rows().equals(List.of(other, whole)));
      int asked = log.queries().size();
      log.append(Entries.part(whole, 3));
      assertThat(log.queries()).as("nobody sees it").hasSize(asked);
      assertThat(isQueryWanted()).isFalse();
    }
  }

  /** Its whole may have been lost; it may also name itself. */
  @Test
  void whatIsAPartOfNothingIsShownAsItComes() {
    LogEntry lost = Entries.part(Entries.whole(2), 1);
    log.keep(lost);
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      Await.until("a part without its whole", PATIENCE, () -> feed.rows().equals(List.of(lost)));
      LogEntry next = Entries.part(Entries.whole(2), 2);
      log.append(next);
      Await.until("another that comes later", PATIENCE, () -> feed.rows().contains(next));
      LogEntry ofAnother = Entries.part(lost, 3);
      log.append(ofAnother);
      Await.until("of what is none itself", PATIENCE, () -> feed.rows().contains(ofAnother));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
