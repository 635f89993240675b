/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of changes in the inventory.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface InventoryListener {

  /**
   * The inventory changed.
   *
   * @param changes what changed, in order, never empty
   */
  void inventoryChanged(List<InventoryChange> changes);
}
