/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The design's table of bundles: which of our bundles each may see. Test bundles may see more and are left out. */
final class Layers {

  static final String PREFIX = "org.xenworkbench.";

  private static final Set<String> ENGINE = Set.of("core", "core.vm", "core.storage", "core.migration", "core.alerts");
  private static final Set<String> VIEW =
      Set.of("core", "core.vm", "core.storage", "core.migration", "core.alerts", "core.recording",
          "core.experiment", "ui", "ui.charts");
  private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
      Map.entry("core", Set.of()),
      Map.entry("core.vm", Set.of("core")),
      Map.entry("core.storage", Set.of("core", "core.vm")),
      Map.entry("core.migration", Set.of("core", "core.vm", "core.storage")),
      Map.entry("core.alerts", Set.of("core")),
      Map.entry("core.recording", Set.of("core")),
      Map.entry("core.experiment", Set.of("core", "core.vm", "core.migration")),
      Map.entry("core.alerts.mail", Set.of("core", "core.alerts")),
      Map.entry("core.libvirt", Set.of("core")),
      Map.entry("core.simulator", Set.of("core")),
      Map.entry("core.store", Set.of("core")),
      Map.entry("core.secrets", Set.of("core")),
      Map.entry("core.oshi", Set.of("core")),
      Map.entry("core.jmx", ENGINE),
      Map.entry("core.testkit",
          Set.of("core", "core.vm", "core.storage", "core.migration", "core.alerts", "core.recording",
              "core.simulator")),
      Map.entry("ui", ENGINE),
      Map.entry("ui.charts", Set.of()),
      Map.entry("ui.hosts", VIEW),
      Map.entry("ui.performance", VIEW),
      Map.entry("ui.eventlog", VIEW),
      Map.entry("ui.console", VIEW),
      Map.entry("ui.migration", VIEW),
      Map.entry("ui.alerts", VIEW),
      Map.entry("ui.recording", VIEW),
      Map.entry("ui.experiment", VIEW),
      Map.entry("ui.definition", VIEW),
      Map.entry("rcp", Set.of("core")),
      Map.entry("slf4j", Set.of()),
      Map.entry("headless", Set.of("core", "core.migration", "core.experiment")));
  private static final Set<String> EXAMPLE = Set.of("core", "core.vm", "core.migration", "core.alerts", "ui");

  private Layers() {
  }

  /** The folder of all bundles. */
  static Path folder() {
    return Path.of(System.getProperty("xenworkbench.bundles"));
  }

  /** The short names of all bundles that are no tests, such as {@code ui.hosts}. */
  static List<String> bundles() {
    try (Stream<Path> folders = Files.list(folder())) {
      return folders.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(PREFIX) && !name.endsWith(".tests") && !name.contains(".tests."))
          .filter(name -> Files.exists(folder().resolve(name).resolve("META-INF/MANIFEST.MF")))
          .map(name -> name.substring(PREFIX.length())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bundles of ours that a bundle may see; an error if the design does not know it. */
  static Set<String> allowed(String bundle) {
    Set<String> allowed = bundle.startsWith("example.") ? EXAMPLE : ALLOWED.get(bundle);
    if (allowed == null) {
      throw new AssertionError("The design's table does not know " + PREFIX + bundle);
    }
    return allowed;
  }

  /** The bundle that a package or class of that name is in, the name itself if none of ours. */
  static String bundleOf(String name) {
    return bundles().stream().filter(bundle -> name.equals(PREFIX + bundle) || name.startsWith(PREFIX + bundle + "."))
        .max(java.util.Comparator.comparingInt(String::length)).orElse(name);
  }

  /** The names in a header of a bundle's manifest, without their attributes. */
  static Set<String> header(String bundle, String header) {
    return clauses(manifest(bundle), header).keySet();
  }

  /** The manifest of a bundle. */
  static Path manifest(String bundle) {
    return folder().resolve(PREFIX + bundle).resolve("META-INF/MANIFEST.MF");
  }

  /** What a header of a manifest consists of: each name with all that is said of it. */
  static Map<String, String> clauses(Path manifest, String header) {
    try (InputStream in = Files.newInputStream(manifest)) {
      String value = new Manifest(in).getMainAttributes().getValue(header);
      Map<String, String> clauses = new LinkedHashMap<>();
      if (value != null) {
        // A comma in a version range is within quotes.
        for (String clause : value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
          clauses.put(clause.split(";")[0].trim(), clause.trim());
        }
      }
      return clauses;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is a bundle of the core's half, which knows no user interface. */
  static boolean isCore(String bundle) {
    return bundle.equals("core") || bundle.startsWith("core.") || bundle.equals("headless");
  }
}
