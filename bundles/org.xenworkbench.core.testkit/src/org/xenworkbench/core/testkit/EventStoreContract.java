/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * What every {@link EventStore} must do. Extend it and say how a store is opened and closed.
 *
 * @since 0.1
 */
@ConsumerType
public abstract class EventStoreContract {

  /** When the first entry of every test began. */
  protected static final Instant START = Instant.parse("2026-01-01T00:00:00.123456789Z");

  private static final HostId HOST = HostId.of("11111111-1111-1111-1111-111111111111");
  private static final HostId OTHER_HOST = HostId.of("22222222-2222-2222-2222-222222222222");
  private static final VmId VM = VmId.of(UUID.fromString("33333333-3333-3333-3333-333333333333"));

  /** A folder of the test's own. */
  @TempDir
  protected Path folder = Path.of("");

  /** So few that it is done in a second or two. */
  private static final int ENTRIES = 300;
  private static final int QUERIES = 1_000;

  private Optional<EventStore> store = Optional.empty();

  /** Opens the store in that folder: a new one if the folder is empty, else what is there. */
  protected abstract EventStore open(Path place) throws Exception;

  /** Closes the store in the orderly way. */
  protected abstract void close(EventStore opened) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = Optional.of(open(folder));
  }

  @AfterEach
  final void closeStore() throws Exception {
    if (store.isPresent()) {
      close(store.get());
    }
  }

  private EventStore store() {
    return store.orElseThrow();
  }

  private void reopen() throws Exception {
    close(store());
    store = Optional.empty();
    openStore();
  }

  /** An entry that began so many seconds after {@link #START}. */
  protected static LogEntry entry(int second, String kind, Status status, String message) {
    Instant started = START.plusSeconds(second);
    Optional<Instant> finished = status == Status.RUNNING ? Optional.empty() : Optional.of(started.plusMillis(1500));
    return LogEntry.of(kind, status, message, started).host(HOST, "pm1").vm(VM, "VM2").finished(finished)
        .user("alice").build();
  }

  private static List<String> messages(List<LogEntry> entries) {
    return entries.stream().map(LogEntry::message).toList();
  }

  private List<String> newest() throws IOException {
    return messages(store().query(EventQuery.newest(100)));
  }

  private static EventQuery query(String text, Set<Status> statuses, Set<String> kinds, Optional<ObjectId> object) {
    return EventQuery.newest(100).withText(text).withStatuses(statuses).withKinds(kinds).about(object);
  }

  @Test
  final void aNewStoreIsEmpty() throws Exception {
    assertThat(newest()).isEmpty();
  }

  @Test
  final void nothingToAppendIsNoError() throws Exception {
    store().append(List.of());
    assertThat(newest()).isEmpty();
  }

  @Test
  final void keepsEveryFieldAcrossReopening() throws Exception {
    LogEntry entry = LogEntry.of(LogEntry.MIGRATION, Status.SUCCEEDED,
        "Migrated VM 'VM2' from 'pm1' to 'pm2' – fertig ✓", START)
        .host(HOST, "pm1").vm(VM, "VM2").finished(START.plusNanos(12_400_000_001L)).user("alice")
        .details("line 1\nline 2")
        .attributes(Map.of(LogAttribute.DOWNTIME.name(), "310000000", LogAttribute.TARGET.name(), OTHER_HOST.key()))
        .build();
    store().append(List.of(entry));
    reopen();
    LogEntry read = store().query(EventQuery.newest(10)).get(0);
    assertThat(read).isEqualTo(entry);
    assertThat(LogAttribute.DOWNTIME.duration(read)).contains(Duration.ofMillis(310));
  }

  @Test
  final void keepsProgressAndAControlDomain() throws Exception {
    LogEntry entry = LogEntry.of(LogEntry.SYSTEM, Status.RUNNING, "m", START)
        .vm(VmId.controlDomain(HOST), "Domain-0").progress(0.25).build();
    store().append(List.of(entry));
    LogEntry read = store().query(EventQuery.newest(10)).get(0);
    assertThat(read.vm()).isEqualTo(entry.vm());
    assertThat(read.host()).isEmpty();
    assertThat(read.isRunning()).isTrue();
  }

  @Test
  final void newestFirst() throws Exception {
    store().append(List.of(entry(1, LogEntry.POWER, Status.INFO, "a"), entry(3, LogEntry.POWER, Status.INFO, "c")));
    store().append(List.of(entry(2, LogEntry.POWER, Status.INFO, "b")));
    assertThat(newest()).containsExactly("c", "b", "a");
  }

  @Test
  final void runningOnesComeBeforeAllOthers() throws Exception {
    store().append(List.of(entry(1, LogEntry.MIGRATION, Status.RUNNING, "runs"),
        entry(2, LogEntry.POWER, Status.SUCCEEDED, "older"), entry(3, LogEntry.POWER, Status.FAILED, "newer"),
        entry(4, LogEntry.MIGRATION, Status.RUNNING, "runs too")));
    assertThat(newest()).containsExactly("runs too", "runs", "newer", "older");
  }

  @Test
  final void theLatestStateOfAnEntryCounts() throws Exception {
    LogEntry running = entry(1, LogEntry.MIGRATION, Status.RUNNING, "Migrating");
    LogEntry done = LogEntry.of(running.kind(), Status.SUCCEEDED, "Migrated", running.started())
        .correlation(running.correlation()).host(running.host(), running.hostName())
        .vm(running.vm(), running.vmName()).finished(START.plusSeconds(12)).user(running.user()).build();
    store().append(List.of(running, entry(2, LogEntry.POWER, Status.INFO, "between")));
    store().append(List.of(done));
    assertThat(newest()).containsExactly("between", "Migrated");
    reopen();
    assertThat(newest()).containsExactly("between", "Migrated");
    assertThat(store().query(query("", Set.of(Status.RUNNING), Set.of(), Optional.empty()))).isEmpty();
    assertThat(store().query(query("Migrating", Set.of(), Set.of(), Optional.empty()))).isEmpty();
  }

  @Test
  final void anEntryIsGotInItsLatestState() throws Exception {
    LogEntry running = entry(1, LogEntry.MIGRATION, Status.RUNNING, "Migrating");
    LogEntry done = running.toBuilder().status(Status.SUCCEEDED).message("Migrated").build();
    store().append(List.of(running, entry(2, LogEntry.POWER, Status.INFO, "another")));
    assertThat(store().get(running.correlation())).contains(running);
    store().append(List.of(done));
    assertThat(store().get(running.correlation())).contains(done);
    reopen();
    assertThat(store().get(running.correlation())).contains(done);
    assertThat(store().get(UUID.randomUUID())).isEmpty();
  }

  /**
   * What a query means is said by {@link EventQuery#matches}; the store finds the same in another way. Seed and counts
   * are printed; {@code -Dxenworkbench.test.seed} repeats a run, {@code -Dxenworkbench.test.queries} prolongs it.
   */
  @Test
  final void findsWhatMatchingSays() throws Exception {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    int count = Integer.getInteger("xenworkbench.test.queries", QUERIES);
    RandomEvents random = new RandomEvents(seed, START, List.of(HOST, OTHER_HOST), VM);
    List<LogEntry> entries = random.entries(ENTRIES);
    System.out.println("Random queries: seed " + seed + ", " + count + " of " + entries.size() + " entries");
    store().append(entries);
    Map<UUID, LogEntry> latest = new LinkedHashMap<>();
    entries.forEach(entry -> latest.put(entry.correlation(), entry));
    int found = 0;
    for (int i = 0; i < count; i++) {
      EventQuery query = random.query();
      List<LogEntry> expected = query.select(latest.values());
      found += expected.size();
      assertThat(messages(store().query(query))).as("seed " + seed + ", query " + i + ": " + query)
          .isEqualTo(messages(expected));
    }
    assertThat(found).as("the queries ask for something").isGreaterThan(count);
  }

  /** Whatever an entry says it is a part of, it is in the list or below one that is. */
  @Test
  final void noForgedPartIsOutOfSight() throws Exception {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    List<LogEntry> entries = new ForgedParts(seed, START).entries(ENTRIES);
    System.out.println("Forged parts: seed " + seed + ", " + entries.size() + " entries");
    store().append(entries);
    assertThat(ForgedParts.outOfSight(store()::query, entries)).as("seed " + seed).isEmpty();
    EventQuery list = EventQuery.newest(ENTRIES).withoutParts();
    assertThat(store().query(list)).as("seed " + seed).isEqualTo(list.select(entries))
        .hasSizeLessThan(entries.size());
    assertThat(store().query(list.page(20, 30))).as("seed " + seed).isEqualTo(list.page(20, 30).select(entries));
  }

  @Test
  final void theLatestStateCountsWithinOneAppendToo() throws Exception {
    LogEntry running = entry(1, LogEntry.POWER, Status.RUNNING, "Starting");
    LogEntry failed = LogEntry.of(running.kind(), Status.FAILED, "Failed", running.started())
        .correlation(running.correlation()).host(running.host(), running.hostName())
        .vm(running.vm(), running.vmName()).finished(START.plusSeconds(2)).user(running.user()).details("no memory")
        .build();
    store().append(List.of(running, failed));
    assertThat(newest()).containsExactly("Failed");
  }

  /** From the first to the latest, also where others were written between, and after another opened the store. */
  @Test
  final void tellsTheStatesOfAnEntry() throws Exception {
    LogEntry running = entry(1, LogEntry.POWER, Status.RUNNING, "Starting");
    LogEntry failed = running.toBuilder().status(Status.FAILED).finished(START.plusSeconds(3)).build();
    LogEntry seen = failed.withAttribute(LogAttribute.ACKNOWLEDGED, START.plusSeconds(9).toString());
    store().append(List.of(running, entry(2, LogEntry.POWER, Status.INFO, "another")));
    store().append(List.of(failed, entry(4, LogEntry.POWER, Status.INFO, "a third")));
    store().append(List.of(seen));
    reopen();
    List<LogEntry> states = store().states(running.correlation());
    assertThat(states).isNotEmpty().endsWith(seen);
    if (states.size() > 1) { // a store may keep the latest only
      assertThat(states).containsExactly(running, failed, seen);
    }
    assertThat(store().states(UUID.randomUUID())).isEmpty();
  }

  @Test
  final void findsByStatusKindAndLimit() throws Exception {
    store().append(List.of(entry(1, LogEntry.POWER, Status.FAILED, "a"), entry(2, LogEntry.POWER, Status.INFO, "b"),
        entry(3, LogEntry.MIGRATION, Status.FAILED, "c"), entry(4, LogEntry.CONNECTION, Status.WARNING, "d")));
    assertThat(messages(store().query(query("", Set.of(Status.FAILED), Set.of(), Optional.empty()))))
        .containsExactly("c", "a");
    assertThat(messages(store().query(query("", Set.of(), Set.of(LogEntry.POWER, LogEntry.CONNECTION),
        Optional.empty())))).containsExactly("d", "b", "a");
    assertThat(messages(store().query(query("", Set.of(Status.FAILED), Set.of(LogEntry.POWER), Optional.empty()))))
        .containsExactly("a");
    assertThat(messages(store().query(EventQuery.newest(2)))).containsExactly("d", "c");
  }

  @Test
  final void findsByObject() throws Exception {
    LogEntry about = entry(1, LogEntry.POWER, Status.INFO, "about the VM");
    LogEntry other = LogEntry.occurrence(LogEntry.CONNECTION, Status.INFO, "about the host", START)
        .host(OTHER_HOST, "pm2").build();
    store().append(List.of(about, other));
    assertThat(messages(store().query(query("", Set.of(), Set.of(), Optional.of(VM))))).containsExactly(
        "about the VM");
    assertThat(messages(store().query(query("", Set.of(), Set.of(), Optional.of(HOST))))).containsExactly(
        "about the VM");
    assertThat(messages(store().query(query("", Set.of(), Set.of(), Optional.of(OTHER_HOST))))).containsExactly(
        "about the host");
  }

  @Test
  final void findsByTimeAndPageByPage() throws Exception {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      entries.add(entry(i, LogEntry.POWER, Status.INFO, "number " + i));
    }
    store().append(entries);
    EventQuery all = EventQuery.newest(100);
    assertThat(messages(store().query(all.between(START.plusSeconds(2), START.plusSeconds(5)))))
        .containsExactly("number 4", "number 3", "number 2");
    assertThat(store().query(all.between(Instant.MIN, Instant.MAX))).hasSize(10);
    assertThat(messages(store().query(all.page(3, 2)))).containsExactly("number 6", "number 5");
    assertThat(messages(store().query(all.page(9, 5)))).containsExactly("number 0");
    assertThat(store().query(all.page(10, 5))).isEmpty();
  }

  /** A store that keeps all is one too, but none forgets what is newer or still runs. */
  @Test
  final void forgetsNothingThatIsNewOrRuns() throws Exception {
    store().append(List.of(entry(1, LogEntry.MIGRATION, Status.RUNNING, "runs"),
        entry(2, LogEntry.POWER, Status.SUCCEEDED, "old"), entry(9, LogEntry.POWER, Status.FAILED, "new")));
    store().forgetBefore(START.plusSeconds(5), START.plusSeconds(9));
    assertThat(newest()).contains("runs", "new");
  }

  /** What a clock that was behind has dated is as new as what was written before it. */
  @Test
  final void forgetsNothingThatWasWrittenAfterWhatItKeeps() throws Exception {
    store().append(List.of(entry(9, LogEntry.POWER, Status.FAILED, "new")));
    store().append(List.of(entry(1, LogEntry.POWER, Status.SUCCEEDED, "behind")));
    store().forgetBefore(START.plusSeconds(5), START.plusSeconds(9));
    assertThat(newest()).contains("behind", "new");
  }

  @Test
  final void findsByWords() throws Exception {
    LogEntry details = LogEntry.occurrence(LogEntry.POWER, Status.FAILED, "Could not start", START)
        .host(HOST, "pm1").vm(VM, "VM2").details("The host has not enough memory.").build();
    LogEntry named = LogEntry.occurrence(LogEntry.POWER, Status.INFO, "Started", START.plusSeconds(1))
        .host(OTHER_HOST, "backup-host").vm(VM, "web-01").build();
    store().append(List.of(details, named));
    assertThat(messages(words("memory"))).containsExactly("Could not start");
    assertThat(messages(words("MEMORY start"))).containsExactly("Could not start");
    assertThat(messages(words("web-01"))).containsExactly("Started");
    assertThat(messages(words("backup-host"))).containsExactly("Started");
    assertThat(messages(words("memory web-01"))).isEmpty();
  }

  /** What a row shows is what is looked for: who, how it ended, and when. */
  @Test
  final void findsByUserStatusAndTime() throws Exception {
    LogEntry power = LogEntry.occurrence(LogEntry.POWER, Status.SUCCEEDED, "Started", START).host(HOST, "pm1")
        .vm(VM, "VM2").user("ann (JMX)").build();
    store().append(List.of(power, entry(90_000, LogEntry.POWER, Status.FAILED, "Not done at all")));
    assertThat(messages(words("ann"))).containsExactly("Started");
    assertThat(messages(words("an"))).containsExactly("Started");
    assertThat(messages(words("ANN started"))).containsExactly("Started");
    assertThat(messages(words("ann all"))).isEmpty();
    assertThat(messages(words("done"))).as("without names").containsExactly("Not done at all");
    EventQuery named = query("done", Set.of(), Set.of(), Optional.empty())
        .withStatusNames(Map.of(Status.SUCCEEDED, "Done", Status.FAILED, "Failed"));
    assertThat(messages(store().query(named))).containsExactly("Not done at all", "Started");
    String shown = START.atZone(ZoneId.systemDefault()).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    for (String part : List.of(shown, shown.substring(0, 10), shown.substring(0, 10) + " ann", shown.substring(11, 16)
        + " started")) {
      assertThat(messages(words(part))).as(part).containsExactly("Started");
    }
    store().append(List.of(LogEntry.of(LogEntry.POWER, Status.INFO, "Later", START.plusSeconds(9)).user("bob")
        .build()));
    assertThat(messages(words("bob"))).containsExactly("Later");
  }

  @Test
  final void whatIsTypedIsNeverASyntaxError() throws Exception {
    store().append(List.of(entry(1, LogEntry.POWER, Status.INFO, "50% of \"it's\" (done)")));
    for (String text : List.of("\"", "'", "*", "(", "a AND", "NOT", "col:x", "50%", "-", "%", "_", "  ", "é✓")) {
      assertThat(words(text)).as(text).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(words("done")).hasSize(1);
  }

  private List<LogEntry> words(String text) throws IOException {
    return store().query(query(text, Set.of(), Set.of(), Optional.empty()));
  }

  @Test
  final void fiveThousandEntriesAreKeptAndFound() throws Exception {
    for (int batch = 0; batch < 50; batch++) {
      List<LogEntry> entries = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int number = batch * 100 + i;
        entries.add(entry(number, LogEntry.POWER, Status.INFO, "entry number " + number));
      }
      store().append(entries);
    }
    reopen();
    assertThat(store().query(EventQuery.newest(10_000))).hasSize(5_000);
    assertThat(messages(store().query(EventQuery.newest(2)))).containsExactly("entry number 4999",
        "entry number 4998");
    assertThat(messages(words("4321"))).containsExactly("entry number 4321");
  }
}
