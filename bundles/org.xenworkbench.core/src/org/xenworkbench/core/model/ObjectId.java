/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.UUID;

/**
 * Identity of something that has metrics and events: a host or a virtual machine. Never a name, since names change.
 */
public sealed interface ObjectId permits HostId, VmId {

  /** A stable text form, used as key in stores and JMX; {@link #parse} reads it back. */
  String key();

  /**
   * Reads what {@link #key()} wrote.
   *
   * @throws IllegalArgumentException if the text is not such a key
   */
  static ObjectId parse(String key) {
    int slash = key.indexOf('/');
    String kind = slash < 0 ? "" : key.substring(0, slash);
    String rest = key.substring(slash + 1);
    return switch (kind) {
      case HostId.PREFIX -> new HostId(UUID.fromString(rest));
      case VmId.PREFIX -> VmId.of(UUID.fromString(rest));
      case VmId.CONTROL_PREFIX -> VmId.controlDomain(new HostId(UUID.fromString(rest)));
      case VmId.CLAIM_PREFIX -> VmId.parseClaim(rest);
      default -> throw new IllegalArgumentException("Not an object key: " + key);
    };
  }
}
