/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;

/**
 * All storage pools of a host together.
 *
 * @param host the host
 * @since 0.1
 */
public record Storage(HostId host) implements ModelObject {

  @Override
  public ResourceId id() {
    return ResourceId.storage(host);
  }

  @Override
  public String name() {
    return Messages.Storage_name;
  }
}
