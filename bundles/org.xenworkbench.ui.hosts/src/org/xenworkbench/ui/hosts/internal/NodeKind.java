/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.handle.HandleKind;

/**
 * A kind of rows in the tree: which there are, where they stand, what they say, and what can be done with them. A
 * further kind is one more such class, a component that serves as a {@link NodeKind}, and as a {@link HandleKind} for
 * whoever else shows what is selected. The rows themselves are handles, of which everybody else's selections are made.
 * Any thread; answers from what is known, and never calls a hypervisor.
 *
 * @param <E> the handles
 */
public abstract class NodeKind<E extends ModelObject> implements HandleKind<E> {

  private final Class<E> type;
  private final int place;

  /**
   * Creates it.
   *
   * @param type the handles
   * @param place where its rows stand beside those of other kinds, the lower the higher up
   */
  NodeKind(Class<E> type, int place) {
    this.type = type;
    this.place = place;
  }

  final int place() {
    return place;
  }

  @Override
  public final Class<E> type() {
    return type;
  }

  @Override
  public abstract NodeKind<E> in(IServiceLocator services);

  /** The rows that stand at the top, in order, unless another kind has them below one of its own. */
  List<E> roots() {
    return List.of();
  }

  /** What this kind puts below a row, of whatever kind that is, in order: rows of its own, or others below its own. */
  List<? extends ModelObject> below(ModelObject row) {
    return List.of();
  }

  /** Whether it puts anything there. */
  boolean hasBelow(ModelObject row) {
    return !below(row).isEmpty();
  }

  /** The row below which this kind puts that one, which need not be there any more. */
  Optional<? extends ModelObject> parentOf(ModelObject row) {
    return Optional.empty();
  }

  /** Reads back what {@link ObjectId#key} of an identity of these rows wrote; only one that the core cannot read. */
  Optional<ObjectId> id(String key) {
    return Optional.empty();
  }

  /** Whether it bears a warning sign; the state says why. */
  boolean isMarked(E node) {
    return false;
  }

  /** Its name, which is what rows are found and put in order by. */
  abstract String name(E node);

  /** Its state in words. */
  abstract String state(E node);

  /** What the filter looks at. */
  String matched(E node) {
    return name(node) + ' ' + state(node);
  }

  /** What commands depend on: those of a selected row are asked anew when it is another one. */
  String actionState(E node) {
    return "";
  }

  /** The command that a double click runs; empty if it only opens what is below. */
  Optional<String> openCommand(E node) {
    return Optional.empty();
  }

  /** Whether what is below a row is shown when it comes; if not, when the user opens it. */
  boolean opensAtFirst() {
    return true;
  }

  /** The user opened a row, or wants to see what is below it now: it is asked for. */
  void look(E node) {
  }

  /** The same of a row that the user has left open, if it was never asked for. */
  void lookFirst(E node) {
  }

  /** Whether the next row is selected when one of these goes, so that the keyboard goes on from there. */
  boolean passesSelectionOn() {
    return true;
  }

  /** Tells of everything that becomes of these rows from now on. */
  abstract Registration listen(NodeListener listener);

  @Override
  public final Registration listen(Runnable changed) {
    return listen(new NodeListener() {
      @Override
      public void childrenChanged(Optional<? extends ObjectId> parent) {
        changed.run();
      }

      @Override
      public void placeChanged(ModelObject node) {
        changed.run();
      }

      @Override
      public void changed(ObjectId node) {
        changed.run();
      }

      @Override
      public void measured(ObjectId node) {
        changed.run();
      }
    });
  }
}
