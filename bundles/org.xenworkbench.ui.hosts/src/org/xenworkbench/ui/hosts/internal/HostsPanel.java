/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
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
import org.xenworkbench.core.model.HostId;
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
  /** So many rows at the top come or go one by one; for more all is looked at. */
  private static final int FEW = 3;
  /** What the link to the demo fleet names. */
  private static final String DEMO = "demo";

  private final Inventory inventory;
  private final Nodes nodes;
  private final HostsTree tree;
  private final HostsFilter filter;
  private final Text search;
  private final Link hint;
  private final Link hidden;
  private final NoMatch noMatch;
  private boolean filtering;
  /** Shows hosts that are not connected, too. */
  private Runnable showOff = () -> hideOff(false);

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
    hidden = new Link(panel, SWT.NONE);
    hidden.setVisible(false);
    hidden.setData("org.eclipse.swtbot.widget.key", "hosts.hidden");
    AccessibleNames.hideWhileUnseen(hidden);
    hidden.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> showOff.run()));
    GridDataFactory.fillDefaults().grab(true, false).indent(8, 4).exclude(true).applyTo(hidden);
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
    sayHowManyAreHidden();
    showHint();
  }

  /** The same where something is new: below some rows, and of others what they say. */
  void refreshStructure(Set<ObjectId> parents, Set<ObjectId> changed) {
    Set<ObjectId> below = new HashSet<>(parents);
    Set<ModelObject> top = new HashSet<>();
    if (filter.isActive()) {
      for (ObjectId id : Stream.concat(parents.stream(), changed.stream()).toList()) {
        nodes.find(id).map(ModelObject.class::cast).ifPresent(node -> findRightly(node, below, top));
      }
    }
    if (top.size() > FEW) {
      refreshStructure();
      return;
    }
    top.forEach(node -> tree.showAtTop(node, filter.shows(node)));
    if (!below.isEmpty()) {
      tree.refreshBelow(below);
      sayWhetherNoneMatches();
    }
    if (filter.hidesOff() && changed.stream().anyMatch(HostId.class::isInstance)) {
      sayHowManyAreHidden();
    }
    if (parents.stream().anyMatch(GroupId.class::isInstance)) {
      showHint(); // the last host may have gone from there, or the first come
    }
  }

  /**
   * Finds a row, or the lowest ones above it, that are in the tree if the filter shows them, and else are not.
   *
   * @param found is given those
   * @param top is given one at the top that is wrongly there, or not
   */
  private void findRightly(ModelObject node, Set<ObjectId> found, Set<ModelObject> top) {
    List<ModelObject> above = nodes.parents(node);
    if (!nodes.has(node) || filter.shows(node) == (tree.viewer().testFindItem(node) != null)) {
      found.add(node.id());
    } else if (above.isEmpty()) {
      top.add(node);
    } else {
      above.forEach(each -> findRightly(each, found, top));
    }
  }

  /** Selects these as soon as they are there; a filter that hides one, or would hide what is to come, is cleared. */
  void reveal(Set<? extends ObjectId> objects) {
    // a host that is still to come may never be connected
    if (filter.hidesOff() && objects.stream().anyMatch(id -> nodes.find(id).map(ModelObject.class::cast)
        .map(nodes::isOff).orElse(id instanceof HostId))) {
      showOff.run();
    }
    if (filtering && !objects.stream().allMatch(id -> nodes.find(id).filter(filter::shows).isPresent())) {
      search.setText("");
    }
    tree.memory().select(Set.copyOf(objects));
  }

  /** Puts rows where they stand now, if they are there and no filter hides them, and nowhere else. */
  void place(List<ModelObject> moved) {
    tree.place(moved, filter::shows);
    sayWhetherNoneMatches();
  }

  /** Shows all rows as they are arranged now; what was selected is, if it has a row. */
  void rearrange() {
    tree.memory().mark();
    refreshStructure();
    tree.memory().selectMarked();
    if (filtering) {
      tree.viewer().expandAll();
    }
  }

  /** What is done when the user asks for hosts that are left out. */
  void onShowOff(Runnable wanted) {
    showOff = wanted;
  }

  /** Whether hosts that are not connected are left out. */
  void hideOff(boolean hides) {
    if (hides != filter.hidesOff()) {
      filter.setHidesOff(hides);
      refreshStructure();
    }
  }

  private void sayHowManyAreHidden() {
    long count = filter.hidesOff() ? inventory.hosts().stream().filter(nodes::isOff).count() : 0;
    hidden.setText(count == 0 ? ""
        : NLS.bind(TreeWords.HostsPanel_hiddenShow, MessageFormat.format(TreeWords.HostsPanel_hidden, count)));
    GridData data = (GridData) hidden.getLayoutData();
    if (data.exclude == count > 0) {
      data.exclude = count == 0;
      hidden.setVisible(count > 0);
      hidden.getParent().layout();
    }
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
