/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;

/**
 * An interface of a domain, by which it is in a network.
 *
 * @param domain the UUID that the host lists the domain under
 * @param network the name of the network; empty if it is on a bridge alone
 * @param bridge the name of the bridge; empty if it is told by its network
 * @since 0.1
 */
public record NetworkMember(UUID domain, String network, String bridge) {

  /** Whether it leads into that network, by its name or by its bridge. */
  public boolean isIn(VirtualNetwork one) {
    return network.equals(one.name()) || network.isEmpty() && !bridge.isEmpty() && bridge.equals(one.bridge());
  }
}
