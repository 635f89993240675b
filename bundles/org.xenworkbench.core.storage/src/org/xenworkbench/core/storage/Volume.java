/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;

/**
 * A volume of a host at one moment. Immutable; equal to every other snapshot of the same one.
 *
 * @param host the host
 * @param now what the host tells of it
 * @since 0.1
 */
public record Volume(HostId host, StorageVolume now) implements ModelObject {

  @Override
  public ResourceId id() {
    return ResourceId.of(host, now);
  }

  @Override
  public String name() {
    return now.name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Volume one && id().equals(one.id());
  }

  @Override
  public int hashCode() {
    return Objects.hash(host, now.pool(), now.name());
  }
}
