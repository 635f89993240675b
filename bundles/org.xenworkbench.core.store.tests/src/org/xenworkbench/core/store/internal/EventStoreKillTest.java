/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;

/** A process that is killed while it appends loses nothing that it was told is on disk. */
class EventStoreKillTest {

  private static final int ROUNDS = 3;
  private static final int ACKNOWLEDGED = 50;
  private static final int UUID_LENGTH = 36;

  @TempDir
  Path folder;

  /** What the killed process runs: appends one entry after the other and prints the id of each that is on disk. */
  static final class Appender {

    public static void main(String[] arguments) throws IOException {
      try (SqliteEventStore store = new SqliteEventStore(Path.of(arguments[0]), Clock.systemUTC(), (text, cause) -> {
      })) {
        for (int number = 0; ; number++) {
          var entry = Entries.message(number, "entry " + number, "");
          store.append(List.of(entry));
          System.out.println(entry.correlation());
        }
      }
    }
  }

  @Test
  @Timeout(value = 90, unit = TimeUnit.SECONDS)
  void killLosesNoAcknowledgedEntry() throws Exception {
    Path file = folder.resolve("events.db");
    Set<UUID> acknowledged = new TreeSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(appendUntilKilled(file));
      try (SqliteEventStore store = new SqliteEventStore(file, Clock.systemUTC(), (text, cause) -> {
        throw new AssertionError(text, cause);
      })) {
        Set<UUID> found = store.query(EventQuery.newest(1_000_000)).stream().map(entry -> entry.correlation())
            .collect(Collectors.toSet());
        assertThat(found).containsAll(acknowledged);
      }
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ACKNOWLEDGED);
  }

  private static Set<UUID> appendUntilKilled(Path file) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, "-cp", classPath(), Appender.class.getName(), file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Set<UUID> acknowledged = new TreeSet<>();
    try (BufferedReader output = process.inputReader()) {
      output.lines().filter(line -> line.length() == UUID_LENGTH).forEach(line -> {
        acknowledged.add(UUID.fromString(line));
        if (acknowledged.size() == ACKNOWLEDGED) {
          // by its handle: Process.destroyForcibly would close the output too, with what was acknowledged in it
          process.toHandle().destroyForcibly();
        }
      });
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return acknowledged;
  }

  private static String classPath() {
    return Stream.of(Appender.class, SqliteEventStore.class, EventStore.class, SQLiteConfig.class, NLS.class,
        ILog.class, Platform.class).map(EventStoreKillTest::location).distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Where a class comes from, in a plain class path as well as in OSGi. */
  private static String location(Class<?> type) {
    try {
      Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path classes = place.resolve("target/classes");
      return (Files.isDirectory(classes) ? classes : place).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
