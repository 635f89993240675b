/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

/**
 * What the network interface of a VM that is to be made is on.
 *
 * @param kind whether it is a network or a bridge
 * @param name its name
 * @since 0.1
 */
public record VmNic(Kind kind, String name) {

  /** What there is. */
  public enum Kind {
    /** A network that libvirt keeps. */
    NETWORK,
    /** A bridge of the host, whoever keeps it. */
    BRIDGE
  }
}
