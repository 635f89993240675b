/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.List;

/** Hears of changes in the inventory. */
@FunctionalInterface
public interface InventoryListener {

  /**
   * The inventory changed.
   *
   * @param changes what changed, in order, never empty
   */
  void inventoryChanged(List<InventoryChange> changes);
}
