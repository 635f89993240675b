/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostsFileLines.Setting;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.NameOrder;

/** Reads a {@link HostsFile}. */
final class HostsFileReader {

  /** Each becomes an entry of the event log; a file with more is none that lists hosts. */
  static final int MOST_PROBLEMS = 100;
  private static final int LONGEST_QUOTE = 600;

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  HostsFileReader(Path file) {
    this.file = file;
  }

  HostsFile read() throws IOException {
    HostsFileLines lines = new HostsFileLines(FileLines.read(file));
    if (lines.names().isEmpty()) {
      problems.add(NLS.bind(Messages.HostsFile_NoHosts, file));
    }
    lines.twice().forEach(name -> problems.add(NLS.bind(Messages.HostsFile_ListedTwice, file, quoted(name))));
    Map<String, HostConfiguration> hosts = new LinkedHashMap<>();
    Map<HostId, GroupPath> groups = new LinkedHashMap<>();
    Map<String, String> known = new HashMap<>();
    for (String name : lines.names()) {
      try {
        requireOther(name, known.putIfAbsent(NameOrder.key(name), name));
        DescribedHost described = new DescribedHost(name, lines.of(name));
        GroupPath group = described.group();
        HostConfiguration host = described.configuration();
        hosts.put(name, host);
        if (!group.isTop()) {
          groups.put(host.id(), group);
        }
      } catch (IllegalArgumentException e) {
        problems.add(NLS.bind(Messages.HostsFile_BadHost, new Object[] {file, quoted(name),
            quoted(String.valueOf(e.getMessage()))}));
      }
    }
    lines.strays().forEach(this::complain);
    return new HostsFile(List.copyOf(hosts.values()), Map.copyOf(groups), first(problems));
  }

  private List<String> first(List<String> all) {
    return all.size() <= MOST_PROBLEMS ? List.copyOf(all)
        : Stream.concat(all.stream().limit(MOST_PROBLEMS),
            Stream.of(NLS.bind(Messages.HostsFile_More, file, all.size() - MOST_PROBLEMS))).toList();
  }

  private static String quoted(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + '\u2026';
  }

  /** The workbench takes names that differ in case only, or in how letters are composed, for one. */
  private static void requireOther(String name, @Nullable String other) {
    if (other != null) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_NameTwice, name, other));
    }
  }

  private void complain(Setting stray) {
    String text = !stray.readable() ? Messages.HostsFile_NotUtf8
        : stray.key().isEmpty() ? Messages.HostsFile_NoSetting : Messages.HostsFile_StrayKey;
    problems.add(NLS.bind(text, new Object[] {file, quoted(stray.key().isEmpty() ? stray.value() : stray.key()),
        stray.line()}));
  }
}
