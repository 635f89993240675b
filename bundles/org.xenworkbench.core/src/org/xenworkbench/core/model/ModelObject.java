/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A handle of something that the workbench knows, such as a host or a virtual machine: a snapshot without behaviour,
 * equal to every other one of the same identity, so that a selection survives a refresh. An open set.
 *
 * @since 0.1
 */
@ConsumerType
public interface ModelObject {

  /** Its identity. */
  ObjectId id();

  /** What the user calls it; need not be unique. */
  String name();
}
