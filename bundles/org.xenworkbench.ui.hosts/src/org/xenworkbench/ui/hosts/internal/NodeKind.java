/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.XenIcon;

/**
 * A kind of rows in the tree: which there are, what stands below them, what they say, and what can be done with them. A
 * further kind is one more such class, named where the view lists its kinds. The rows themselves are handles, of which
 * everybody else's selections are made. Any thread; answers from what is known, and never calls a hypervisor.
 *
 * @param <E> the handles
 */
abstract class NodeKind<E extends ModelObject> {

  private final Class<E> type;

  NodeKind(Class<E> type) {
    this.type = type;
  }

  final Class<E> type() {
    return type;
  }

  /** The row of that identity as it is now; empty if it is gone, or is none of this kind. */
  abstract Optional<E> find(ObjectId id);

  /** The rows that stand at the top, in order, unless another kind has them below one of its own. */
  List<E> roots() {
    return List.of();
  }

  /** What stands below a row, in order. */
  List<? extends ModelObject> children(E node) {
    return List.of();
  }

  /** Whether anything does. */
  boolean hasChildren(E node) {
    return !children(node).isEmpty();
  }

  /** The row of this kind below which that one stands, which need not be there any more. */
  Optional<E> parentOf(ModelObject child) {
    return Optional.empty();
  }

  /** The icon in its state. */
  abstract XenIcon icon(E node);

  /** Whether it bears a warning sign; the state says why. */
  boolean isMarked(E node) {
    return false;
  }

  /** What the cell of a column says, see {@link HostOrder}; empty where there is nothing to say. */
  abstract String text(E node, String column);

  /** What the filter looks at. */
  String matched(E node) {
    return text(node, HostOrder.NAME) + ' ' + text(node, HostOrder.STATE);
  }

  /** What a column is sorted by if that is not its text; NaN if it is. */
  double value(E node, String column) {
    return Double.NaN;
  }

  /** What commands depend on: those of a selected row are asked anew when it is another one. */
  String actionState(E node) {
    return "";
  }

  /** The command that a double click runs; empty if it only opens what is below. */
  Optional<String> openCommand(E node) {
    return Optional.empty();
  }

  /** Why that command cannot be run now, in words. */
  Optional<String> openObstacle(E node) {
    return Optional.empty();
  }

  /** Whether the next row is selected when one of these goes, so that the keyboard goes on from there. */
  boolean passesSelectionOn() {
    return true;
  }

  /** Tells of everything that becomes of these rows from now on. */
  abstract Registration listen(NodeListener listener);
}
