/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.xenworkbench.core.model.Bounds;

/**
 * A network that a host has for its domains, at one moment.
 *
 * @param name its name, unlike that of any other of the host
 * @param bridge the host's device that it is; may be empty
 * @param forward how it leads out, as libvirt calls it: {@code nat}, {@code route}, {@code bridge} and more; empty for
 *     one that is isolated
 * @param active whether it has been started
 * @param persistent whether its definition survives its end
 * @param autostart whether it is started when its host starts
 * @since 0.1
 */
public record VirtualNetwork(String name, String bridge, String forward, boolean active, boolean persistent,
    boolean autostart) implements HostResource {

  /** Cuts texts that are too long, except the name. */
  public VirtualNetwork {
    bridge = Bounds.text(bridge, Bounds.NAME);
    forward = Bounds.text(forward, Bounds.NAME);
  }
}
