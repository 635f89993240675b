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
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.HostConfiguration;

/**
 * What a file says that lists hosts, in UTF-8 and as Java properties, whose blanks in names need no backslash: {@code
 * hosts = PM1,PM2}, and for each {@code PM1.driver}, {@code .transport}, {@code .address}, {@code .port}, {@code
 * .user}, {@code .readOnly}, and the same under {@code PM1.peer.} for the address at which other hosts reach it.
 * Unencrypted TCP, on either way, must be allowed by {@code PM1.insecure = true}. One name may begin with another and a
 * dot.
 *
 * @param hosts the hosts that are described without a mistake, each with a new identity
 * @param problems what is wrong with the others or the file, a sentence each that names the file and what to do
 * @since 0.1
 */
public record HostsFile(List<HostConfiguration> hosts, List<String> problems) {

  /**
   * Reads a file. A mistake costs the host that it is made at: what a key meant that is misspelled cannot be known, and
   * it may have been {@code readOnly}.
   *
   * @throws IOException whose message names the file, if it cannot be read
   */
  public static HostsFile read(Path file) throws IOException {
    return new HostsFileReader(file).read();
  }

  /**
   * Writes hosts into a file, without secrets, and reads it again: what would not be read as it was is told and left
   * out. Which of them are connected at the start is no matter of the file.
   *
   * @return the hosts that cannot be written, such as one whose name has a comma
   * @throws IOException if it cannot be written
   */
  public static List<HostConfiguration> write(Path file, List<HostConfiguration> hosts) throws IOException {
    List<HostConfiguration> written = hosts.stream().filter(HostsFileWriter::canName).toList();
    Files.writeString(file, HostsFileWriter.text(written));
    Map<String, HostConfiguration> again = read(file).hosts().stream()
        .collect(Collectors.toMap(HostConfiguration::name, host -> host));
    List<HostConfiguration> right = written.stream().filter(host -> isSame(host, again.get(host.name()))).toList();
    if (right.size() < written.size()) {
      Files.writeString(file, HostsFileWriter.text(right));
    }
    return hosts.stream().filter(host -> !right.contains(host)).toList();
  }

  private static boolean isSame(HostConfiguration host, @Nullable HostConfiguration other) {
    return other != null && host.endpoint().equals(other.endpoint()) && host.peer().equals(other.peer())
        && host.readOnly() == other.readOnly();
  }
}
