/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.HostId;

/**
 * What a file says that lists hosts, in UTF-8 and as Java properties, whose blanks in names need no backslash: {@code
 * hosts = PM1,PM2}, and for each {@code PM1.driver}, {@code .transport}, {@code .address}, {@code .port}, {@code
 * .user}, {@code .readOnly}, {@code .group} with the {@link GroupPath path} of its group, and the address at which
 * other hosts reach it under {@code PM1.peer.}.
 * Unencrypted TCP, on either way, must be allowed by {@code PM1.insecure = true}. One name may begin with another and a
 * dot.
 *
 * @param hosts the hosts that are described without a mistake, each with a new identity
 * @param groups where those are that the file puts into a group
 * @param problems what is wrong with the others or the file, a sentence each that names the file and what to do
 * @since 0.1
 */
public record HostsFile(List<HostConfiguration> hosts, Map<HostId, GroupPath> groups, List<String> problems) {

  /**
   * Reads a file. A mistake costs the host that it is made at: what a key meant that is misspelled cannot be known, and
   * it may have been {@code readOnly}.
   *
   * @throws IOException whose message names the file, if it cannot be read
   */
  public static HostsFile read(Path file) throws IOException {
    return new HostsFileReader(file).read();
  }

  /** The same as {@link #write(Path, List, Function)} of hosts that are in no group. */
  public static List<HostConfiguration> write(Path file, List<HostConfiguration> hosts) throws IOException {
    return write(file, hosts, host -> GroupPath.TOP);
  }

  /**
   * Writes hosts into a file, without secrets, and reads it again: what would not be read as it was is told and left
   * out. Which of them are connected at the start is no matter of the file.
   *
   * @param groups the group of a host
   * @return the hosts that cannot be written, such as one whose name has a comma
   * @throws IOException if it cannot be written
   */
  public static List<HostConfiguration> write(Path file, List<HostConfiguration> hosts,
      Function<HostId, GroupPath> groups) throws IOException {
    List<HostConfiguration> written = hosts.stream().filter(HostsFileWriter::canName).toList();
    Files.writeString(file, HostsFileWriter.text(written, groups));
    HostsFile again = read(file);
    Map<String, HostConfiguration> byName = again.hosts().stream()
        .collect(Collectors.toMap(HostConfiguration::name, host -> host));
    List<HostConfiguration> right = written.stream().filter(host -> isSame(host, byName.get(host.name()))
        && groups.apply(host.id()).equals(again.group(byName.get(host.name()).id()))).toList();
    if (right.size() < written.size()) {
      Files.writeString(file, HostsFileWriter.text(right, groups));
    }
    return hosts.stream().filter(host -> !right.contains(host)).toList();
  }

  /** Where the file puts a host. */
  public GroupPath group(HostId host) {
    return groups.getOrDefault(host, GroupPath.TOP);
  }

  private static boolean isSame(HostConfiguration host, @Nullable HostConfiguration other) {
    return other != null && host.endpoint().equals(other.endpoint()) && host.peer().equals(other.peer())
        && host.readOnly() == other.readOnly();
  }
}
