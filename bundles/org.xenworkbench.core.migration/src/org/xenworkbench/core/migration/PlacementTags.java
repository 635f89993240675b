/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.util.List;
import java.util.Locale;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.ObjectId;

/**
 * The tags that say where virtual machines may run. They are tags as any other, so that they are seen, filtered and
 * kept as those.
 *
 * @since 0.1
 */
public final class PlacementTags {

  /** Of a host: nothing is migrated to it. */
  public static final String MAINTENANCE = "maintenance";
  /** Of a VM: it is not migrated. */
  public static final String DO_NOT_MIGRATE = "do-not-migrate";
  /** Begins tags of VMs: those with the same tag run on one host, {@code together:shop}. */
  public static final String TOGETHER = "together:";
  /** Begins tags of VMs: those with the same tag run on hosts of their own, {@code apart:db}. */
  public static final String APART = "apart:";

  private PlacementTags() {
  }

  /** The tags of an object that begin so, in lower case. */
  public static List<String> of(Tags tags, ObjectId object, String beginning) {
    return tags.of(object).stream().map(tag -> tag.toLowerCase(Locale.ROOT))
        .filter(tag -> tag.startsWith(beginning) && tag.length() > beginning.length()).toList();
  }
}
