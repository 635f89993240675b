/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ITreeViewerListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.ui.ModelSelection;

/**
 * What the user selected and collapsed in the tree, by identity: hosts and their VMs come one by one after a start, and
 * each is then shown as it was left. UI thread.
 */
final class TreeMemory implements ITreeViewerListener {

  private static final String SELECTED = "selected";
  private static final String COLLAPSED = "collapsed";
  private static final String OPENED = "opened";

  private final TreeViewer viewer;
  private final Nodes nodes;
  private final Set<ObjectId> collapsed = new HashSet<>();
  /** The same of rows that are closed until the user opens them. */
  private final Set<ObjectId> opened = new HashSet<>();
  /** What is to be selected as soon as it is there, unless the user selects something before. */
  private Set<ObjectId> wanted = Set.of();
  private Set<ObjectId> marked = Set.of();
  private boolean selecting;
  /** Whether what was restored is kept in sight: hosts that come later would push it away. The user's hand ends it. */
  private boolean revealing;

  TreeMemory(TreeViewer viewer, Nodes nodes) {
    this.viewer = viewer;
    this.nodes = nodes;
    viewer.addTreeListener(this);
    for (int event : new int[] {SWT.MouseDown, SWT.MouseWheel, SWT.KeyDown}) {
      viewer.getTree().addListener(event, used -> revealing = false);
    }
    viewer.addSelectionChangedListener(event -> {
      if (!selecting && !event.getSelection().isEmpty()) {
        wanted = Set.of();
      }
    });
  }

  @Override
  public void treeCollapsed(TreeExpansionEvent event) {
    if (event.getElement() instanceof ModelObject node) {
      opened.remove(node.id());
      if (opensAtFirst(node)) {
        collapsed.add(node.id());
      }
    }
  }

  @Override
  public void treeExpanded(TreeExpansionEvent event) {
    if (event.getElement() instanceof ModelObject node) {
      collapsed.remove(node.id());
      if (!opensAtFirst(node)) {
        opened.add(node.id());
      }
      nodes.of(node).ifPresent(Node::look);
    }
  }

  private boolean opensAtFirst(ModelObject node) {
    return nodes.of(node).filter(row -> !row.opensAtFirst()).isEmpty();
  }

  boolean isCollapsed(ModelObject node) {
    return collapsed.contains(node.id()) || !opened.contains(node.id()) && !opensAtFirst(node);
  }

  /** Whether neither a row nor one above it is collapsed: JFace opens all that a row stands below which it opens. */
  boolean isOpenWithAllAbove(ModelObject node) {
    return nodes.withAncestors(node).noneMatch(this::isCollapsed);
  }

  /** Whether the user has opened a row that is closed at first. */
  boolean isOpened(ModelObject node) {
    return opened.contains(node.id());
  }

  /** Selects these instead of what is selected, each as soon as it is there. */
  void select(Set<ObjectId> objects) {
    wanted = Set.copyOf(objects);
    selectWanted();
  }

  /** Notes what is selected now. */
  void mark() {
    marked = selected().collect(Collectors.toSet());
  }

  /** Selects what was noted, if nothing is selected: a filter may have hidden it. */
  void selectMarked() {
    if (viewer.getStructuredSelection().isEmpty()) {
      select(marked);
    }
  }

  /** Something came into the tree. */
  void selectWanted() {
    List<Object> found = wanted.stream().<Object>flatMap(id -> nodes.find(id).stream()).toList();
    if (found.isEmpty()) {
      return;
    }
    if (!Set.copyOf(found).equals(Stream.of(viewer.getStructuredSelection().toArray()).collect(Collectors.toSet()))) {
      // else it would only scroll
      selecting = true;
      viewer.setSelection(new StructuredSelection(found), true);
      selecting = false;
    }
    if (viewer.getStructuredSelection().size() == wanted.size()) {
      wanted = Set.of();
    }
  }

  void save(IMemento memento) {
    memento.putString(SELECTED, keys(Stream.concat(selected(), wanted.stream()).distinct()));
    memento.putString(COLLAPSED, keys(collapsed.stream()));
    memento.putString(OPENED, keys(opened.stream()));
  }

  void restore(IMemento memento) {
    collapsed.addAll(ids(memento.getString(COLLAPSED)));
    opened.addAll(ids(memento.getString(OPENED)));
    collapsed.forEach(id -> nodes.find(id).ifPresent(node -> viewer.collapseToLevel(node, 1)));
    select(Set.copyOf(ids(memento.getString(SELECTED))));
    revealing = true;
  }

  /** Something came or was expanded. */
  void revealRestored() {
    Object first = viewer.getStructuredSelection().getFirstElement();
    if (revealing && first != null) {
      viewer.reveal(first);
    }
  }

  private Stream<ObjectId> selected() {
    return ModelSelection.objects(viewer.getSelection()).stream().map(ModelObject::id);
  }

  private static String keys(Stream<? extends ObjectId> ids) {
    return ids.map(ObjectId::key).collect(Collectors.joining(" "));
  }

  private List<ObjectId> ids(@Nullable String keys) {
    List<ObjectId> ids = new ArrayList<>();
    for (String key : keys == null || keys.isBlank() ? new String[0] : keys.split(" ")) {
      try {
        ids.add(nodes.id(key));
      } catch (IllegalArgumentException e) {
        SafeLog.of(TreeMemory.class).warn("Left out of the stored selection: " + key, e);
      }
    }
    return ids;
  }
}
