/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * What the stored hosts, or groups of them, are called, or which tags they have, as kept apart from their settings: a
 * line each, of the id and the name.
 */
final class HostNames {

  /** As many as a sentence bears. */
  private static final int TOLD = 10;
  private static final String SEPARATOR = " ";

  private final Map<String, String> names = new LinkedHashMap<>();

  HostNames(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.split(SEPARATOR, 2);
      names.put(parts[0], parts[parts.length - 1]);
    }
  }

  /** A line. */
  static String line(String id, String name) {
    return id + SEPARATOR + SafeText.line(name);
  }

  /**
   * Has settings written, and what they hold kept apart from them.
   *
   * @param lines of all that the settings hold, in order
   */
  static void keep(Optional<KeptCount> apart, List<String> lines, Runnable settings) {
    // those in both first, on either side of the file: a kill in between must not look as if any were missing
    apart.ifPresent(kept -> keepOnly(kept, new HashSet<>(lines)));
    settings.run();
    apart.filter(kept -> kept.damage().isPresent() || kept.read() != lines.size() || !kept.names().equals(lines))
        .ifPresent(kept -> kept.write(lines));
  }

  private static void keepOnly(KeptCount kept, Set<String> lines) {
    List<String> before = kept.names();
    if (kept.read() > lines.size() || !lines.containsAll(before)) {
      kept.write(before.stream().filter(lines::contains).toList());
    }
  }

  /** What a host is called; its id if that is not known. */
  String of(String id) {
    return names.getOrDefault(id, id);
  }

  /** What those are called that are not among the given ones, in a sentence; empty if none of them is known. */
  String missing(Set<String> there) {
    return missing(there, Messages.HostSettings_MissingNames, Messages.HostSettings_MissingMore);
  }

  /**
   * The same in other words.
   *
   * @param all the sentence that names all
   * @param some the one that names some, and how many more there are
   */
  String missing(Set<String> there, String all, String some) {
    List<String> missing = names.keySet().stream().filter(id -> !there.contains(id)).map(names::get).toList();
    String told = missing.stream().limit(TOLD).map(name -> '\'' + name + '\'').collect(Collectors.joining(", "));
    return missing.isEmpty() ? "" : missing.size() <= TOLD ? NLS.bind(all, told)
        : NLS.bind(some, told, missing.size() - TOLD);
  }

  /** The lines of those. */
  List<String> missingLines(Set<String> there) {
    return names.entrySet().stream().filter(each -> !there.contains(each.getKey()))
        .map(each -> each.getKey() + SEPARATOR + each.getValue()).toList();
  }
}
