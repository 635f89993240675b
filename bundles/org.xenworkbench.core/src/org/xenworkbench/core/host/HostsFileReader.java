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
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostsFileLines.Setting;
import org.xenworkbench.core.internal.Messages;

/** Reads a {@link HostsFile}. */
final class HostsFileReader {

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
    Map<String, HostConfiguration> hosts = new LinkedHashMap<>();
    Map<String, String> known = new HashMap<>();
    for (String name : lines.names()) {
      try {
        requireOther(name, known.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        hosts.put(name, new DescribedHost(name, lines.of(name)).configuration());
      } catch (IllegalArgumentException e) {
        problems.add(NLS.bind(Messages.HostsFile_BadHost, new Object[] {file, name, e.getMessage()}));
      }
    }
    lines.strays().forEach(this::complain);
    return new HostsFile(List.copyOf(hosts.values()), List.copyOf(problems));
  }

  /** The workbench takes names that differ in case only for one, so the second would replace the first. */
  private static void requireOther(String name, @Nullable String other) {
    if (other != null) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_NameTwice, name, other));
    }
  }

  private void complain(Setting stray) {
    String text = !stray.readable() ? Messages.HostsFile_NotUtf8
        : stray.key().isEmpty() ? Messages.HostsFile_NoSetting : Messages.HostsFile_StrayKey;
    problems.add(NLS.bind(text, new Object[] {file, stray.key().isEmpty() ? stray.value() : stray.key(),
        stray.line()}));
  }
}
