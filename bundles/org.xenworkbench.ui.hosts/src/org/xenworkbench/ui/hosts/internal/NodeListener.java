/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Optional;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;

/** Hears what becomes of the rows of a kind. Any thread; returns at once. */
public interface NodeListener {

  /** What stands below a row came, went or has another place; below none, at the top. */
  void childrenChanged(Optional<? extends ObjectId> parent);

  /** A row came, went or has another place below the one that it stands below, whatever kind that is. */
  void placeChanged(ModelObject node);

  /** A row came, went, or stands elsewhere, perhaps below others of which there are many. */
  default void moved(ModelObject node) {
    placeChanged(node);
  }

  /** A row says something else. */
  void changed(ObjectId node);

  /** A row shows values that were measured anew, which is not in a hurry. */
  void measured(ObjectId node);
}
