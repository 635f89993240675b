/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.testkit.FakeEventLog;

/** All that matches is exported, each entry once, however many there are. */
class LogPagesTest {

  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final int LOGS = 300;

  @TempDir
  Path folder;

  private static EventLog log(List<LogEntry> entries, Runnable before) {
    return (EventLog) Proxy.newProxyInstance(EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class},
        (proxy, method, arguments) -> {
          before.run();
          return ((EventQuery) arguments[0]).select(List.copyOf(entries));
        });
  }

  private static List<LogEntry> read(EventLog log, EventQuery query, int size) throws IOException {
    List<LogEntry> found = new ArrayList<>();
    new LogPages(log, query, size).forEach(new NullProgressMonitor(), found::addAll);
    return found;
  }

  /** Many of one instant, running and ended ones, pages of any size. */
  @Test
  void pagesHaveWhatOneQueryHas() throws Exception {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    System.out.println("Pages of the log: seed " + seed + ", " + LOGS + " logs");
    Random random = new Random(seed);
    for (int i = 0; i < LOGS; i++) {
      List<LogEntry> entries = new ArrayList<>();
      int span = 1 + random.nextInt(20);
      for (int n = random.nextInt(60); n > 0; n--) {
        entries.add(LogEntry.of("k", Status.values()[random.nextInt(6)], "m" + n, START.plusSeconds(
            random.nextInt(span))).user(random.nextBoolean() ? "a" : "b").build());
      }
      EventQuery query = switch (random.nextInt(4)) {
        case 0 -> EventQuery.newest(1);
        case 1 -> EventQuery.newest(1).withStatuses(EnumSet.of(Status.FAILED, Status.values()[random.nextInt(6)]));
        case 2 -> EventQuery.newest(1).between(START.plusSeconds(3), START.plusSeconds(9));
        default -> EventQuery.newest(1).byUsers(Set.of("a"));
      };
      assertThat(read(log(entries, () -> {}), query, 1 + random.nextInt(7))).as("seed " + seed + ", log " + i)
          .containsExactlyElementsOf(query.page(0, 1_000).select(entries));
    }
  }

  @Test
  void whatIsWrittenMeanwhileShiftsNothing() throws Exception {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      entries.add(LogEntry.occurrence("k", Status.INFO, "m" + i, START.plusSeconds(i)).build());
    }
    List<LogEntry> before = List.copyOf(entries);
    EventLog log = log(entries, () -> entries.add(
        LogEntry.occurrence("k", Status.INFO, "new", START.plusSeconds(100 + entries.size())).build()));
    List<LogEntry> found = read(log, EventQuery.newest(1), 3);
    assertThat(found).containsAll(before).doesNotHaveDuplicates();
  }

  @Test
  void itCanBeCancelledAndNoFileIsLeft() {
    NullProgressMonitor monitor = new NullProgressMonitor();
    List<LogEntry> entries = List.of(LogEntry.occurrence("k", Status.INFO, "m", START).build());
    EventLog log = log(entries, () -> monitor.setCanceled(true));
    assertThatThrownBy(() -> new LogPages(log, EventQuery.newest(1)).forEach(monitor, page -> {}))
        .isInstanceOf(OperationCanceledException.class);
    monitor.setCanceled(true);
    Path file = folder.resolve("events.csv");
    IStatus result = new ExportJob(log, EventQuery.newest(1), file, Optional.empty()).run(monitor);
    assertThat(result.getSeverity()).isEqualTo(IStatus.CANCEL);
    assertThat(folder).isEmptyDirectory();
  }

  /** Names and messages come from guests and hosts. */
  @Test
  void aPageOfHtmlHasNoMarkupOfOthers() throws Exception {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    System.out.println("Hostile texts in HTML: seed " + seed);
    Random random = new Random(seed);
    List<String> bits = List.of("<script>", "</td>", "\"", "'", "&lt;", "&", "]]>", "-->", "\u202e", "\0", "\n", "x",
        "<img src=x onerror=y>", "</style>", "{0}", "%1$s");
    FakeEventLog log = new FakeEventLog();
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(6); n >= 0; n--) {
        text.append(bits.get(random.nextInt(bits.size())));
      }
      log.keep(LogEntry.occurrence(text.toString(), Status.FAILED, text.toString(), START.minusSeconds(i))
          .user(text.toString()).details(text.toString()).build());
    }
    Path file = folder.resolve("events.html");
    EventLog honest = log(log.query(EventQuery.newest(1_000)), () -> {});
    assertThat(new ExportJob(honest, EventQuery.newest(1), file, Optional.of(new LogTexts(Clock.systemUTC(),
        key -> Optional.empty()))).run(new NullProgressMonitor()).isOK()).isTrue();
    String page = Files.readString(file);
    String body = page.substring(page.indexOf("<tbody>"));
    assertThat(body.replaceAll("</?(tbody|table|body|html|pre|tr|td)( class=\"[A-Za-z]*\")?>", ""))
        .as("seed " + seed).doesNotContain("<", ">", "\"", "\u202e", "\0");
    assertThat(body.split("<tr ")).hasSize(501);
    assertThat(page).contains("default-src 'none'").endsWith("</html>\n");
  }
}
