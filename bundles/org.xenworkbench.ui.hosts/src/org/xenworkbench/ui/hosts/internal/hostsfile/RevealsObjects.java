/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.hostsfile;

import java.util.Set;
import org.xenworkbench.core.model.ObjectId;

/** A view that shows what was just added. */
@FunctionalInterface
public interface RevealsObjects {

  /** Selects these as soon as they are there: what is added is saved in the background. No filter hides them. */
  void reveal(Set<? extends ObjectId> objects);
}
