/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.UUID;

/**
 * Identity of a host: made when the host is added to the workbench, kept for as long as it is configured.
 *
 * @since 0.1
 */
public record HostId(UUID uuid) implements ObjectId {

  static final String PREFIX = "host";

  /** A new identity for a host that is being added. */
  public static HostId random() {
    return new HostId(UUID.randomUUID());
  }

  /** Reads what {@link #toString()} wrote; throws {@link IllegalArgumentException} for anything else. */
  public static HostId of(String uuid) {
    return new HostId(IdText.uuid(uuid));
  }

  @Override
  public String key() {
    return PREFIX + '/' + uuid;
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
