/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.list.FilterKeys;
import org.xenworkbench.ui.list.NoMatch;

/** Filter box, hint while there is no host, and the tree. UI thread. */
final class HostsPanel {

  private static final String COLUMNS = "columns";
  private static final String FILTER = "filter";
  /** What the link to the demo fleet names. */
  private static final String DEMO = "demo";

  private final Inventory inventory;
  private final Nodes nodes;
  private final HostsTree tree;
  private final HostsFilter filter;
  private final Text search;
  private final Link hint;
  private final NoMatch noMatch;
  private boolean filtering;

  /**
   * Creates it.
   *
   * @param addHost asks for a host
   * @param demo opens the demo fleet; empty if there is none
   */
  HostsPanel(Composite parent, Inventory inventory, Nodes nodes, Runnable addHost, Optional<Runnable> demo) {
    this.inventory = inventory;
    this.nodes = nodes;
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(panel);
    search = new Text(panel, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    search.setMessage(Messages.HostsPanel_filter);
    search.setData("org.eclipse.swtbot.widget.key", "hosts.filter");
    GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
    hint = new Link(panel, SWT.WRAP);
    hint.setText(demo.isPresent() ? NLS.bind(Messages.HostsPanel_noHostsButDemo, DEMO) : Messages.HostsPanel_noHosts);
    hint.setData("org.eclipse.swtbot.widget.key", "hosts.hint");
    AccessibleNames.hideWhileUnseen(hint);
    hint.addSelectionListener(SelectionListener.widgetSelectedAdapter(
        event -> demo.filter(open -> DEMO.equals(event.text)).orElse(addHost).run()));
    GridDataFactory.fillDefaults().grab(true, false).indent(8, 8).hint(200, SWT.DEFAULT).applyTo(hint);
    noMatch = new NoMatch(panel, "hosts.noMatch", () -> search.setText(""));
    tree = new HostsTree(panel, nodes);
    filter = new HostsFilter(nodes);
    tree.viewer().addFilter(filter);
    search.addModifyListener(event -> filterChanged());
    FilterKeys.connect(search, this::enterTree, tree.viewer().getTree());
    AccessibleNames.set(tree.viewer().getTree(), Messages.HostsTree_accessible);
    AccessibleNames.derive(panel);
    showHint();
  }

  HostsTree tree() {
    return tree;
  }

  /** The field that the filter is typed into. */
  Text search() {
    return search;
  }

  /** Shows all that came, went or moved, and what matches the filter now. */
  void refreshStructure() {
    tree.refreshStructure();
    sayWhetherNoneMatches();
    showHint();
  }

  /** The same where something is new: below some rows, and of others what they say. */
  void refreshStructure(Set<ObjectId> parents, Set<ObjectId> changed) {
    Set<ObjectId> below = new HashSet<>(parents);
    if (filtering) {
      for (ObjectId id : Stream.concat(parents.stream(), changed.stream()).toList()) {
        Optional<ModelObject> node = nodes.find(id).map(ModelObject.class::cast);
        Optional<ModelObject> shown = node.flatMap(this::shownRightly);
        if (node.isPresent() && shown.isEmpty()) {
          refreshStructure();
          return;
        }
        shown.map(ModelObject::id).ifPresent(below::add);
      }
    }
    if (!below.isEmpty()) {
      tree.refreshBelow(below);
      sayWhetherNoneMatches();
    }
    if (parents.stream().anyMatch(GroupId.class::isInstance)) {
      showHint(); // the last host may have gone from there, or the first come
    }
  }

  /** A row, or the lowest one above it, that is in the tree if the filter shows it, and else is not; empty for none. */
  private Optional<ModelObject> shownRightly(ModelObject node) {
    return nodes.withAncestors(node).filter(each -> filter.shows(each) == (tree.viewer().testFindItem(each) != null))
        .findFirst();
  }

  /** Selects these as soon as they are there; a filter that hides one, or would hide what is to come, is cleared. */
  void reveal(Set<? extends ObjectId> objects) {
    if (filtering && !objects.stream().allMatch(id -> nodes.find(id).filter(filter::shows).isPresent())) {
      search.setText("");
    }
    tree.memory().select(Set.copyOf(objects));
  }

  void save(IMemento memento) {
    tree.columns().save(memento.createChild(COLUMNS));
    tree.memory().save(memento);
    memento.putString(FILTER, search.getText());
  }

  void restore(IMemento memento) {
    Optional.ofNullable(memento.getChild(COLUMNS)).ifPresent(tree.columns()::restore);
    tree.memory().restore(memento);
    search.setText(Objects.requireNonNullElse(memento.getString(FILTER), ""));
  }

  private void enterTree() {
    Tree list = tree.viewer().getTree();
    if (list.getItemCount() > 0 && tree.viewer().getStructuredSelection().isEmpty()) {
      tree.viewer().setSelection(new StructuredSelection(list.getItem(0).getData()), true);
    }
    list.setFocus();
  }

  /** A tree without rows says nothing, not even that there are any. */
  private void sayWhetherNoneMatches() {
    noMatch.show(!search.getText().isBlank() && tree.viewer().getTree().getItemCount() == 0
        && !nodes.roots().isEmpty());
  }

  /** While a filter is typed all that matches is shown; then everything is expanded as the user left it. */
  private void filterChanged() {
    boolean filters = !search.getText().isBlank();
    if (filters && !filtering) {
      tree.memory().mark();
    }
    filter.setText(search.getText());
    tree.refreshStructure();
    if (filters) {
      tree.viewer().expandAll();
    } else if (filtering) {
      tree.showAsLeft();
      tree.memory().selectMarked();
    }
    filtering = filters;
    sayWhetherNoneMatches();
  }

  private void showHint() {
    boolean none = inventory.hosts().stream().noneMatch(host -> host.kind() == Host.Kind.HYPERVISOR);
    GridData data = (GridData) hint.getLayoutData();
    if (data.exclude == none) {
      data.exclude = !none;
      hint.setVisible(none);
      hint.getParent().layout();
    }
  }
}
