/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;

/** Collects what is new in the tree until it is shown. Any thread. */
final class TreeChanges implements NodeListener {

  /**
   * What is new.
   *
   * @param top whether rows at the top came, went or have another place
   * @param parents rows below which some did
   * @param changed rows that say something else
   * @param moved rows that came, went, or stand elsewhere, each to be put there alone
   */
  record News(boolean top, Set<ObjectId> parents, Set<ObjectId> changed, Set<ModelObject> moved) {
  }

  private final Nodes nodes;
  private Runnable onChange = () -> {
  };
  private Runnable onMeasured = onChange;
  private boolean top = true; // what is shown first is all
  private Set<ObjectId> parents = new HashSet<>();
  private Set<ObjectId> changed = new HashSet<>();
  private Set<ObjectId> measured = new HashSet<>();
  private Set<ModelObject> moved = new LinkedHashSet<>(); // what others stand below comes first

  TreeChanges(Nodes nodes) {
    this.nodes = nodes;
  }

  /** What is run when there is something to show, and when there are values to show; before anything is heard. */
  void tell(Runnable change, Runnable measurement) {
    onChange = change;
    onMeasured = measurement;
  }

  @Override
  public void childrenChanged(Optional<? extends ObjectId> parent) {
    synchronized (this) {
      parent.ifPresentOrElse(parents::add, () -> top = true);
    }
    onChange.run();
  }

  @Override
  public void placeChanged(ModelObject node) {
    childrenChanged(nodes.parent(node).map(ModelObject::id));
  }

  @Override
  public void moved(ModelObject node) {
    synchronized (this) {
      moved.add(node);
    }
    onChange.run();
  }

  @Override
  public void changed(ObjectId node) {
    synchronized (this) {
      changed.add(node);
    }
    onChange.run();
  }

  @Override
  public void measured(ObjectId node) {
    synchronized (this) {
      measured.add(node);
    }
    onMeasured.run();
  }

  /** What is new since this was asked last. */
  synchronized News take() {
    News news = new News(top, parents, changed, moved);
    top = false;
    parents = new HashSet<>();
    changed = new HashSet<>();
    moved = new LinkedHashSet<>();
    return news;
  }

  /** The rows with new values since this was asked last. */
  synchronized Set<ObjectId> takeMeasured() {
    Set<ObjectId> taken = measured;
    measured = new HashSet<>();
    return taken;
  }
}
