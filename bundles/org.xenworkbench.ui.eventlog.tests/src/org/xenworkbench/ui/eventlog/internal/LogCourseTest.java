/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.event.UnreadableLogException;

/** The details of an entry say what belongs to it. */
class LogCourseTest {

  private final AtomicInteger asked = new AtomicInteger();

  private EventLog log(List<LogEntry> states, List<LogEntry> parts, Optional<LogEntry> whole) {
    return (EventLog) Proxy.newProxyInstance(EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "states" -> {
            asked.incrementAndGet();
            yield states;
          }
          case "query" -> parts;
          default -> whole;
        });
  }

  private static String read(LogCourse course, LogEntry entry) {
    await().until(() -> !course.text(entry).isEmpty());
    return course.text(entry);
  }

  @Test
  void statesStandInTheirOrderWithWhoAcknowledged() {
    LogEntry running = Entries.running(0.1, "");
    LogEntry failed = running.toBuilder().status(Status.FAILED).message("Failed: no memory")
        .finished(running.started().plusSeconds(9)).build();
    LogEntry seen = failed.withFurther(Map.of(LogAttribute.ACKNOWLEDGED.name(), "2026-11-23T07:00:00Z",
        LogAttribute.ACKNOWLEDGED_BY.name(), "ann (JMX)"));
    LogCourse course = new LogCourse(log(List.of(running, failed, seen), List.of(), Optional.empty()), () -> {});
    String text = read(course, seen);
    assertThat(text).containsSubsequence("Running: Migrating", "  Failed: no memory", "Acknowledged by ann (JMX)");
    course.text(seen);
    course.text(seen.toBuilder().details("more").build());
    assertThat(asked).as("read once").hasValue(1);
    course.text(failed);
    await().untilAsserted(() -> assertThat(asked).as("another state is read").hasValue(2));
  }

  @Test
  void partsAndWholesAreTold() {
    LogEntry whole = Entries.whole(2);
    List<LogEntry> parts = List.of(Entries.part(whole, 2), Entries.part(whole, 1));
    EventLog log = log(List.of(whole), parts, Optional.of(whole));
    assertThat(read(new LogCourse(log, () -> {}), whole)).containsSubsequence("Its parts:", "part 1", "part 2");
    assertThat(read(new LogCourse(log, () -> {}), parts.get(0))).contains("part of: " + whole.message());
  }

  @Test
  void whatCannotBeReadIsSaid() {
    EventLog log = (EventLog) Proxy.newProxyInstance(EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class},
        (proxy, method, arguments) -> {
          throw new UnreadableLogException("The disk is broken.", new IOException(), List.of());
        });
    assertThat(read(new LogCourse(log, () -> {}), Entries.done(Map.of()))).contains("The disk is broken.");
  }
}
