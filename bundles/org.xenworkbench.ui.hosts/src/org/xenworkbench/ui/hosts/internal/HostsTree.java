/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeExpansionEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.list.ListColumns;
import org.xenworkbench.ui.list.TypedSearch;

/** The tree of hosts, virtual machines and whatever other kinds of rows there are. UI thread. */
final class HostsTree {

  private static final Set<XenIcon> STATE_ICONS = EnumSet.range(XenIcon.HOST, XenIcon.VM_MIGRATING);

  /** How rows of one kind stand that are not sorted by a column; 1, 0 or -1. */
  private static final Comparator<ModelObject> BY_NAME = (one, other) -> Integer.signum(
      Comparator.comparing(ModelObject::name, NameOrder.NAMES).thenComparing(row -> row.id().key())
          .compare(one, other));

  /** Calls of {@link #refreshOrder} after which a pointer that has not moved points at nothing. */
  private static final int LEFT_THERE = 5;

  /** Rows that are expanded at once: some milliseconds. */
  private static final int PIECE = 300;

  private final RowViewer viewer;
  private final Nodes nodes;
  private final LocalResourceManager images;
  private final ImageDescriptor warning = ImageDescriptor.createFromImage(FieldDecorationRegistry.getDefault()
      .getFieldDecoration(FieldDecorationRegistry.DEC_WARNING).getImage());
  private final CutCells tooltips;
  private final ListColumns columns;
  private final TreeMemory memory;
  /** To be painted, if they are not yet. */
  private @Nullable Trends trends;
  /** Whether what is selected is looked after when all is refreshed. */
  private boolean refreshing;
  /** Rows that are still to be expanded, with what is below them, from above. */
  private final Deque<ModelObject> unexpanded = new ArrayDeque<>();
  private boolean isExpanding;
  private Point pointer = new Point(0, 0);
  private int resting;

  HostsTree(Composite parent, Nodes nodes) {
    this.nodes = nodes;
    Tree tree = new Tree(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    TypedSearch.install(tree);
    viewer = new RowViewer(tree) {
      @Override
      protected void handleInvalidSelection(ISelection invalid, ISelection left) {
        if (!refreshing) {
          reselect(invalid);
        }
      }
    };
    images = new LocalResourceManager(JFaceResources.getResources(), tree);
    tree.setHeaderVisible(true);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(tree);
    tree.setData("org.eclipse.swtbot.widget.key", "hosts.tree");
    tooltips = CutCells.install(tree);
    viewer.setUseHashlookup(true); // else every row is looked for among all, and of a VM with two only one is found
    viewer.setContentProvider(new HostsContent(nodes));
    columns = ListColumns.of(tree, this::sort);
    Stream.of(HostColumn.values()).forEach(this::column);
    Stream.of(HostColumn.values()).filter(column -> !HostColumn.FIRST.contains(column)).map(HostColumn::key)
        .forEach(columns::hideAtFirst);
    columns.onShown(this::columnsChosen);
    ShareBar.install(tree, nodes);
    memory = new TreeMemory(viewer, nodes);
    viewer.setInput(nodes);
    expandAsLeft();
    STATE_ICONS.forEach(icon -> tree.getDisplay().asyncExec(() -> draw(icon)));
  }

  /** Draws an icon before it is first needed: SVG takes its time, which a refresh does not have. */
  private void draw(XenIcon icon) {
    if (!viewer.getTree().isDisposed()) {
      images.get(icon.descriptor());
    }
  }

  TreeViewer viewer() {
    return viewer;
  }

  ListColumns columns() {
    return columns;
  }

  /** What is selected and collapsed, also of what is not there yet. */
  TreeMemory memory() {
    return memory;
  }

  /** Shows all that came, went or moved; selection and expansion stay. Rows that stay keep what they say. */
  void refreshStructure() {
    keepingSelection(() -> viewer.refresh(false));
    expandAsLeft();
  }

  /** The same below some rows only. */
  void refreshBelow(Collection<? extends ObjectId> parents) {
    List<ModelObject> present = present(parents);
    keepingSelection(() -> present.forEach(parent -> viewer.refresh(parent, isAskedFor(parent))));
    expandAsLeft(present);
  }

  /** What is below such a row is told at once: which of it says something else, nobody says. */
  private boolean isAskedFor(ModelObject row) {
    return nodes.of(row).filter(node -> !node.opensAtFirst()).isPresent();
  }

  /** A row of the top comes where it belongs, or goes. */
  void showAtTop(ModelObject row, boolean isWanted) {
    place(List.of(row), shown -> isWanted);
  }

  /** Puts rows where they stand now, if they are wanted, and nowhere else; of other rows nothing is asked. */
  void place(List<ModelObject> rows, Predicate<ModelObject> isWanted) {
    keepingSelection(() -> {
      for (ModelObject row : rows) {
        Optional<ModelObject> there = nodes.find(row.id()).map(ModelObject.class::cast).filter(nodes::has)
            .filter(isWanted);
        List<ModelObject> above = there.map(nodes::parents).orElse(List.of());
        boolean isAtTop = there.isPresent() && above.isEmpty();
        viewer.takeFromElsewhere(there.orElse(row), above, isAtTop, this::isBefore);
        there.ifPresent(now -> above.forEach(parent -> viewer.put(parent, now, this::isBefore)));
        if (isAtTop) {
          viewer.putAtTop(there.get(), this::isBefore);
        }
      }
    });
    expandAsLeft(rows.stream().<ModelObject>flatMap(row -> nodes.find(row.id()).stream()).toList());
    rows.stream().flatMap(row -> nodes.parents(row).stream()).distinct().filter(memory::isOpenWithAllAbove)
        .filter(row -> !viewer.getExpandedState(row)).forEach(row -> viewer.expandToLevel(row, 1));
  }

  /** The order of two rows in the same place. */
  private boolean isBefore(ModelObject one, ModelObject other) {
    int order = viewer.getComparator() instanceof HostOrder by ? by.compare(viewer, one, other)
        : BY_NAME.compare(one, other) + 2 * Integer.compare(nodes.rank(one), nodes.rank(other));
    return order < 0;
  }

  private void keepingSelection(Runnable refresh) {
    ISelection before = viewer.getSelection();
    Optional<SelectedRow> row = SelectedRow.of(viewer, nodes);
    refreshing = true;
    try {
      refresh.run();
    } finally {
      refreshing = false;
    }
    if (!viewer.getSelection().equals(before)) {
      reselect(before);
    }
    boolean isGone = existing(before).isEmpty(); // what is only out of sight passes nothing on: nobody chose another
    if (isGone && viewer.getStructuredSelection().isEmpty()) {
      row.flatMap(SelectedRow::next).ifPresent(next -> viewer.setSelection(new StructuredSelection(next), true));
    }
    tooltips.refresh();
  }

  /** What moved to where it has no row in sight is still selected, as it is now: JFace asks it where it belongs. */
  private void reselect(ISelection before) {
    viewer.setSelection(new StructuredSelection(existing(before)), true);
  }

  private List<ModelObject> existing(ISelection selection) {
    return present(ModelSelection.objects(selection).stream().map(ModelObject::id).toList());
  }

  /** Shows the latest states and values of rows, as far as they are still there, wherever each has a row. */
  void refreshLabels(Collection<? extends ObjectId> ids) {
    viewer.update(present(ids).toArray(), null);
    tooltips.refresh();
  }

  private List<ModelObject> present(Collection<? extends ObjectId> ids) {
    return ids.stream().<ModelObject>flatMap(id -> nodes.find(id).stream()).toList();
  }

  /** Expands what the user has not collapsed, and nothing else, whatever a filter has shown meanwhile. */
  void showAsLeft() {
    viewer.setExpandedElements(nodes.roots().stream().flatMap(this::left).toArray());
  }

  private Stream<ModelObject> left(ModelObject node) {
    List<? extends ModelObject> children = nodes.children(node);
    return children.isEmpty() || memory.isCollapsed(node) ? Stream.of()
        : Stream.concat(Stream.of(node), children.stream().flatMap(this::left));
  }

  private void expandAsLeft() {
    unexpanded.clear();
    expandAsLeft(nodes.roots());
  }

  /** The first few hundred rows at once, others in pieces between which the UI thread serves the user. */
  private void expandAsLeft(List<? extends ModelObject> rows) {
    putFirst(rows.stream().filter(memory::isOpenWithAllAbove).toList());
    expandMore();
  }

  private void putFirst(List<? extends ModelObject> rows) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      unexpanded.addFirst(rows.get(i));
    }
  }

  private void expandMore() {
    for (int made = 0; made < PIECE && !unexpanded.isEmpty();) {
      made += expandAsLeft(unexpanded.removeFirst());
    }
    if (!unexpanded.isEmpty() && !isExpanding) {
      isExpanding = true;
      viewer.getTree().getDisplay().asyncExec(this::expandNext);
    }
  }

  private void expandNext() {
    isExpanding = false;
    if (!viewer.getTree().isDisposed()) {
      expandMore();
    }
  }

  /** What is below a row is shown when it first comes; whether it stays so is the user's choice. How many it was. */
  private int expandAsLeft(ModelObject node) {
    int made = 1;
    List<? extends ModelObject> children = nodes.children(node);
    if (children.isEmpty() && memory.isOpened(node)) {
      nodes.of(node).ifPresent(Node::lookFirst); // it was left open
    } else if (!children.isEmpty() && !memory.isCollapsed(node)) {
      if (!viewer.getExpandedState(node)) {
        viewer.expandToLevel(node, 1);
        made += children.size();
      }
      putFirst(children);
    }
    return made;
  }

  /** Opens or closes a row, as the user does with the mouse. */
  void toggle(ModelObject row) {
    boolean opens = !viewer.getExpandedState(row);
    viewer.setExpandedState(row, opens);
    TreeExpansionEvent event = new TreeExpansionEvent(viewer, row); // which JFace sends of the user's hand alone
    if (opens) {
      memory.treeExpanded(event);
    } else {
      memory.treeCollapsed(event);
    }
  }

  /** Asks anew for what is selected, for what it stands below, and for what is open below it. */
  void lookAgain() {
    for (ModelObject selected : ModelSelection.objects(viewer.getSelection())) {
      Stream.concat(nodes.withAncestors(selected), nodes.children(selected).stream().filter(memory::isOpened))
          .forEach(row -> nodes.of(row).ifPresent(Node::look));
    }
  }

  private @Nullable Image image(Object element) {
    return nodes.of(element).map(this::image).orElse(null);
  }

  private Image image(Node<?> node) {
    ImageDescriptor icon = node.icon();
    ImageDescriptor own = node.isMarked() ? new DecorationOverlayIcon(icon, warning, IDecoration.BOTTOM_LEFT) : icon;
    return images.get(nodes.marks(node.handle()).stream().findFirst().<ImageDescriptor>map(
        mark -> new DecorationOverlayIcon(own, mark.sign(), IDecoration.TOP_RIGHT)).orElse(own));
  }

  private void column(HostColumn row) {
    TreeViewerColumn column = new TreeViewerColumn(viewer, row.style());
    column.getColumn().setText(row.title());
    column.getColumn().setToolTipText(row.meaning());
    column.setLabelProvider(new RowLabels(nodes, row, () -> columns.isShown(row.ordinal()),
        row == HostColumn.NAME ? this::image : element -> null));
    columns.add(column.getColumn(), row.spec());
  }

  /** What was hidden says nothing until it is seen. */
  private void columnsChosen() {
    viewer.refresh(true);
    Trends wanted = trends;
    if (wanted != null && columns.isShown(HostColumn.TREND.ordinal())) {
      trends = null; // painted from now on: it makes GTK slow for all columns, and so not before
      TrendPainter.install(viewer.getTree(), HostColumn.TREND.ordinal(), wanted);
    }
  }

  /** The last ten minutes, to be painted when that column is seen. */
  void show(Trends wanted) {
    trends = wanted;
    columnsChosen();
  }

  /** Paints what is new of the last ten minutes, and asks for what is asked for of rows in sight only. */
  void refreshInSight() {
    if (columns.isShown(HostColumn.TREND.ordinal())) {
      viewer.getTree().redraw();
    }
    if (columns.isShown(HostColumn.ADDRESS.ordinal())) {
      nodes.look(inSight(), HostColumn.ADDRESS);
    }
  }

  /** The rows that the user sees, from above; none if the view is not. */
  List<ObjectId> inSight() {
    return !viewer.getTree().isVisible() ? List.of()
        : columns.shownRows().stream().map(Item::getData).filter(ModelObject.class::isInstance)
            .<ObjectId>map(row -> ((ModelObject) row).id()).toList();
  }

  private void sort() {
    viewer.setComparator(columns.sort().map(by -> new HostOrder(nodes, by)).orElse(null));
  }

  /**
   * Puts rows in order again whose values have changed, if that is what they are sorted by; not while the user points
   * at one or has its menu open, who would hit another. A pointer that has rested for some calls was left there.
   */
  void refreshOrder() {
    if (viewer.getComparator() instanceof HostOrder order && order.isChanging() && !isPointedAt()) {
      order.renew();
      putInOrder(order, viewer.getTree().getItems(), viewer.getInput());
    }
  }

  /** Only what is out of order is refreshed: rows that stay where they are cost nothing. */
  private void putInOrder(HostOrder order, TreeItem[] rows, Object parent) {
    Object[] shown = Stream.of(rows).map(TreeItem::getData).filter(Objects::nonNull).toArray(); // none below an unseen
    Object[] wanted = shown.clone();
    order.sort(viewer, wanted);
    if (Arrays.equals(shown, wanted)) {
      Stream.of(rows).filter(row -> row.getData() != null)
          .forEach(row -> putInOrder(order, row.getItems(), row.getData()));
    } else {
      viewer.refresh(parent, false);
    }
  }

  private boolean isPointedAt() {
    Tree tree = viewer.getTree();
    Menu menu = tree.getMenu();
    Point now = tree.getDisplay().getCursorLocation();
    resting = now.equals(pointer) ? resting + 1 : 0;
    pointer = now;
    return menu != null && menu.isVisible()
        || resting < LEFT_THERE && tree.getDisplay().getCursorControl() == tree && isRow(now);
  }

  /** Below the header, which is clicked to sort, and on a row. */
  private boolean isRow(Point location) {
    Tree tree = viewer.getTree();
    return tree.getItem(tree.toControl(location)) != null;
  }
}
