/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.rrd4j.core.RrdDb;
import org.sqlite.SQLiteConfig;
import org.xenworkbench.core.event.EventStore;

/** A Java process that uses the stores, to be killed or to run out of disk. */
final class Child {

  private Child() {
  }

  /**
   * Starts a class's main; what it writes to its error stream goes to ours.
   *
   * @param temporary takes what it unpacks, which a process that is killed leaves
   */
  static Process start(List<String> launcher, Path temporary, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-XX:-UsePerfData",
        "-Djava.io.tmpdir=" + temporary, "-cp", classPath(),
        main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String classPath() {
    return Stream.of(Child.class, SqliteEventStore.class, EventStore.class, SQLiteConfig.class, RrdDb.class, NLS.class,
        ILog.class, Platform.class).map(Child::location).distinct().collect(Collectors.joining(File.pathSeparator));
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
