/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.HostId;

/** Writes a {@link HostsFile}, so that it is read as it was. */
final class HostsFileWriter {

  /** What ends a name there, or what the list of names would take for its end. */
  private static final String NOT_IN_A_NAME = ",";

  private HostsFileWriter() {
  }

  /** Whether a host's name can be in the list of names. */
  static boolean canName(HostConfiguration host) {
    return !host.name().contains(NOT_IN_A_NAME) && host.name().strip().equals(host.name());
  }

  static String text(List<HostConfiguration> hosts, Function<HostId, GroupPath> groups) {
    StringBuilder text = new StringBuilder("hosts = ")
        .append(hosts.stream().map(host -> escaped(host.name())).collect(Collectors.joining(","))).append('\n');
    for (HostConfiguration host : hosts) {
      String name = escaped(host.name());
      text.append('\n');
      endpoint(text, name + '.', host.endpoint());
      host.peer().ifPresent(peer -> endpoint(text, name + '.' + HostsFileLines.PEER, peer));
      if (isTcp(Optional.of(host.endpoint())) || isTcp(host.peer())) {
        line(text, name + ".insecure", "true");
      }
      if (host.readOnly()) {
        line(text, name + ".readOnly", "true");
      }
      GroupPath group = groups.apply(host.id());
      if (!group.isTop()) {
        line(text, name + '.' + HostsFileLines.GROUP, group.toString().replace("\\", "\\\\"));
      }
    }
    return text.toString();
  }

  private static boolean isTcp(Optional<Endpoint> endpoint) {
    return endpoint.filter(at -> at.transport() == Endpoint.Transport.TCP).isPresent();
  }

  private static void endpoint(StringBuilder text, String prefix, Endpoint endpoint) {
    line(text, prefix + "driver", endpoint.driver());
    line(text, prefix + "transport", endpoint.transport().text());
    if (!endpoint.address().isEmpty()) {
      line(text, prefix + "address", endpoint.address());
    }
    if (endpoint.port() != 0) {
      line(text, prefix + "port", Integer.toString(endpoint.port()));
    }
    endpoint.user().ifPresent(user -> line(text, prefix + "user", user));
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append(" = ").append(value).append('\n');
  }

  private static String escaped(String name) {
    return name.replaceAll("[\\\\:=#!]", "\\\\$0");
  }
}
