/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.io.IOException;
import java.nio.file.Path;
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
        listed.hosts().forEach(host -> take(host, listed.group(host.id())));
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

  private void take(HostConfiguration host, GroupPath path) {
    try {
      HostId id = put.apply(host);
      groups.filter(known -> !path.isTop())
          .ifPresent(known -> known.move(Set.of(id), known.make(path).map(HostGroup::id)));
    } catch (IllegalArgumentException | IllegalStateException e) {
      report(e.getMessage(), e);
    }
  }
}
