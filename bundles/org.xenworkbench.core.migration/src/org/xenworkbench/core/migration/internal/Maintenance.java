/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;

/** Which machines are in maintenance, under whichever of its entries one was marked. */
record Maintenance(Tags tags, Inventory inventory) {

  boolean has(HostId host) {
    HostId machine = inventory.standIn(host);
    return tags.has(host, PlacementTags.MAINTENANCE) || inventory.hosts().stream().map(Host::id)
        .anyMatch(entry -> inventory.standIn(entry).equals(machine) && tags.has(entry, PlacementTags.MAINTENANCE));
  }
}
