/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.Registration;

/** Which rows the tree has, and where they stand. Any thread; answers from what is known. */
interface Arrangement {

  /** The rows at the top, in order. */
  List<ModelObject> roots();

  /** What stands below a row, in order. */
  List<ModelObject> below(ModelObject row);

  /** Whether anything does. */
  boolean hasBelow(ModelObject row);

  /** The row that another stands below, the first if there are several; empty if it is at the top, or gone. */
  Optional<? extends ModelObject> parentOf(ModelObject row);

  /** Whether there is a row of that. */
  boolean has(ModelObject object);

  /** All rows that another stands below. */
  default List<ModelObject> parentsOf(ModelObject row) {
    return parentOf(row).stream().<ModelObject>map(parent -> parent).toList();
  }

  /** What a row says of what stands below it, where that is known here; else its kind is asked. */
  default Optional<String> state(ModelObject row) {
    return Optional.empty();
  }

  /** Tells from now on where something comes, goes, or is called otherwise, until that is closed. */
  Registration listen(NodeListener listener);
}
