/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.UUID;

/**
 * Identity of a group of hosts: made when the group is made, kept for as long as there is one.
 *
 * @since 0.1
 */
public record GroupId(UUID uuid) implements ObjectId {

  static final String PREFIX = "group";

  /** A new identity for a group that is being made. */
  public static GroupId random() {
    return new GroupId(UUID.randomUUID());
  }

  /** Reads what {@link #toString()} wrote; throws {@link IllegalArgumentException} for anything else. */
  public static GroupId of(String uuid) {
    return new GroupId(IdText.uuid(uuid));
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
