/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.text.SafeText;

/** What the stored hosts are called, as kept apart from their settings: a line each, of the id and the name. */
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

  /** What a host is called; its id if that is not known. */
  String of(String id) {
    return names.getOrDefault(id, id);
  }

  /** What those are called that are not among the given ones, in a sentence; empty if none of them is known. */
  String missing(Set<String> there) {
    List<String> missing = names.keySet().stream().filter(id -> !there.contains(id)).map(names::get).toList();
    String told = missing.stream().limit(TOLD).map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    return missing.isEmpty() ? "" : missing.size() <= TOLD ? NLS.bind(Messages.HostSettings_MissingNames, told)
        : NLS.bind(Messages.HostSettings_MissingMore, told, missing.size() - TOLD);
  }
}
