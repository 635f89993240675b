/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.GroupPath;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostsFile;
import org.xenworkbench.core.host.LaunchOptions;
import org.xenworkbench.core.model.HostId;

/** The hosts of the file that the command line names; what is wrong with it is told, and costs no other host. */
final class GivenHosts {

  private final HostEnvironment environment;
  private final HostEntries entries;
  private final Optional<HostGroups> groups;
  private final Function<HostConfiguration, HostId> put;

  /**
   * Creates them.
   *
   * @param groups which the file may put hosts into; empty if there are none
   * @param put adds a host, or replaces the settings of the one of its name, which is told
   */
  GivenHosts(HostEnvironment environment, HostEntries entries, Optional<HostGroups> groups,
      Function<HostConfiguration, HostId> put) {
    this.environment = environment;
    this.entries = entries;
    this.groups = groups;
    this.put = put;
  }

  /** Takes them, and runs what is to be done once for all. */
  void add(Runnable afterwards) {
    try {
      Optional<Path> file = LaunchOptions.ofProcess().hosts();
      if (file.isPresent()) {
        HostsFile listed = HostsFile.read(file.get());
        listed.problems().forEach(problem -> report(problem, null));
        Map<GroupPath, Set<HostId>> grouped = new LinkedHashMap<>();
        listed.hosts().forEach(host -> take(host).ifPresent(
            id -> grouped.computeIfAbsent(listed.group(host.id()), path -> new LinkedHashSet<>()).add(id)));
        groups.ifPresent(known -> grouped.forEach((path, ids) -> move(known, path, ids)));
        afterwards.run();
      }
    } catch (IOException e) {
      report(e.getMessage(), e);
    }
  }

  private void report(@Nullable String problem, @Nullable Exception cause) {
    environment.error(String.valueOf(problem), cause);
    entries.problem(LogEntry.Status.FAILED, String.valueOf(problem));
  }

  private Optional<HostId> take(HostConfiguration host) {
    try {
      return Optional.of(put.apply(host));
    } catch (IllegalArgumentException | IllegalStateException e) {
      report(e.getMessage(), e);
      return Optional.empty();
    }
  }

  /** All of a group at once, since each change is written to the disk. */
  private void move(HostGroups known, GroupPath path, Set<HostId> hosts) {
    try {
      if (!path.isTop()) {
        known.move(hosts, known.make(path).map(HostGroup::id));
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      report(e.getMessage(), e);
    }
  }
}
