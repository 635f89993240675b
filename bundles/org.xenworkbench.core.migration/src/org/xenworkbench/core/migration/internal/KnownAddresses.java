/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostInfo;

/** Where a guest's memory may be sent: to its target only, by an address at which that is known. */
final class KnownAddresses {

  private KnownAddresses() {
  }

  /** That of the peer first, which is used unless the user says otherwise; none of a host that no address leads to. */
  static List<String> of(HostConfiguration configuration, Optional<Host> host) {
    Set<String> known = new LinkedHashSet<>();
    Stream.of(configuration.peerEndpoint(), configuration.endpoint())
        .filter(endpoint -> endpoint.transport().isRemote()).map(Endpoint::address).forEach(known::add);
    if (!known.isEmpty()) {
      host.flatMap(Host::info).map(HostInfo::hostName).filter(name -> !name.isEmpty()).ifPresent(known::add);
    }
    return List.copyOf(known);
  }
}
