/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Identity of something that the workbench knows, such as a host or a virtual machine. Never a name, since names
 * change. An open set: who reads one must not take what is no host for a virtual machine.
 *
 * @since 0.1
 */
@ConsumerType
public interface ObjectId {

  /** A stable text form, used as key in stores and JMX; {@link #parse} reads it back. */
  String key();

  /**
   * Reads what {@link #key()} of an identity of the core wrote.
   *
   * @throws IllegalArgumentException if the text is no such key
   */
  static ObjectId parse(String key) {
    int slash = key.indexOf('/');
    String kind = slash < 0 ? "" : key.substring(0, slash);
    String rest = key.substring(slash + 1);
    return switch (kind) {
      case HostId.PREFIX -> HostId.of(rest);
      case GroupId.PREFIX -> GroupId.of(rest);
      case VmId.PREFIX -> VmId.of(IdText.uuid(rest));
      case VmId.CONTROL_PREFIX -> VmId.controlDomain(HostId.of(rest));
      case VmId.CLAIM_PREFIX -> VmId.parseClaim(rest);
      default -> throw new IllegalArgumentException("Not an object key: " + key);
    };
  }
}
