/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.xenworkbench.core.migration.Verdict.Severity;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.XenIcon;

/** The target hosts, each with its verdict and the reason. UI thread. */
final class TargetTable {

  /** The keys that go to another row; Tab goes through the dialog, and a modifier nowhere. */
  private static final Set<Integer> CHOOSING = Set.of(SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.PAGE_UP, SWT.PAGE_DOWN,
      SWT.HOME, SWT.END, (int) SWT.SPACE);

  /** How many characters a column has at least. */
  private static final int NARROWEST = 12;

  private final Map<HostId, TargetAssessment> targets = new LinkedHashMap<>();
  private final TableViewer viewer;
  private final LocalResourceManager images;
  /** Whether the user has chosen a target, after which nothing else does. */
  private boolean isChosen;
  /** Whether a target that is possible is selected while the user has chosen none. */
  private boolean proposes = true;

  TargetTable(Composite parent, HostFigures figures, Runnable selectionChanged, Runnable chosen) {
    TableColumnLayout layout = new TableColumnLayout();
    parent.setLayout(layout);
    viewer = new TableViewer(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
    Table table = viewer.getTable();
    images = new LocalResourceManager(JFaceResources.getResources(), table);
    table.setHeaderVisible(true);
    AccessibleNames.set(table, Messages.TargetTable_accessible);
    table.setData("org.eclipse.swtbot.widget.key", "migrate.targets");
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    column(layout, Messages.TargetTable_host, 21, row -> row.host().name(), row -> XenIcon.of(row.host()));
    column(layout, Messages.TargetTable_verdict, 20, TargetAssessment::verdictText, TargetTable::verdictIcon);
    column(layout, Messages.TargetTable_memory, 17, row -> figures.memoryFree(row.host().id()), row -> null);
    column(layout, Messages.TargetTable_cpu, 9, row -> figures.cpu(row.host().id()), row -> null);
    column(layout, Messages.TargetTable_reason, 33, TargetAssessment::reason, row -> null);
    CutCells.install(table);
    // GTK selects the first row by itself when the table gets the focus: that is nobody's choice.
    table.addListener(SWT.MouseDown, event -> isChosen |= table.getItem(new Point(event.x, event.y)) != null);
    table.addListener(SWT.KeyDown, event -> isChosen |= CHOOSING.contains(event.keyCode));
    viewer.addSelectionChangedListener(event -> selectionChanged.run());
    viewer.addOpenListener(event -> chosen.run());
  }

  /** Shows these hosts, none of them checked yet; the selection stays. */
  void show(List<Host> hosts) {
    Optional<HostId> selected = selected().map(row -> row.host().id());
    targets.clear();
    hosts.forEach(host -> targets.put(host.id(), TargetAssessment.checking(host)));
    refresh(selected);
  }

  /**
   * Shows these hosts with what the checks said before, until they say it anew. What is selected and possible the user
   * has seen: it stays, so that nothing goes elsewhere when it is not possible any more.
   */
  void renew(List<Host> hosts) {
    Optional<TargetAssessment> selected = selected();
    isChosen |= selected.filter(TargetAssessment::isPossible).isPresent();
    Map<HostId, TargetAssessment> before = Map.copyOf(targets);
    targets.clear();
    hosts.forEach(host -> targets.put(host.id(), new TargetAssessment(host,
        Optional.ofNullable(before.get(host.id())).flatMap(TargetAssessment::verdicts))));
    refresh(selected.map(row -> row.host().id()));
  }

  /**
   * Shows what the checks of a host said. As long as the user has chosen none, a possible target is selected or none.
   */
  void update(TargetAssessment assessment) {
    targets.put(assessment.host().id(), assessment);
    Optional<TargetAssessment> selected = selected().filter(row -> isChosen || !proposes || row.isPossible());
    refresh(selected.or(() -> proposes ? firstPossible() : Optional.empty()).map(row -> row.host().id()));
  }

  /** The first that all is well with, else the first with a warning. */
  private Optional<TargetAssessment> firstPossible() {
    return targets.values().stream().filter(TargetAssessment::isPossible)
        .min(Comparator.comparing(row -> row.severity().orElse(Severity.ERROR)));
  }

  /** Whether every target was checked and none will do. */
  boolean isHopeless() {
    return !targets.isEmpty() && targets.values().stream()
        .allMatch(row -> row.verdicts().isPresent() && !row.isPossible());
  }

  /** Selects the host of a key, which nobody but the user changes then. */
  void choose(String key) {
    Optional<HostId> host = targets.keySet().stream().filter(id -> id.key().equals(key)).findFirst();
    if (host.isPresent()) {
      isChosen = true;
      refresh(host);
    }
  }

  /** Selects that host, if it is there, which the user has not chosen now. */
  void select(Optional<HostId> host) {
    isChosen = false;
    refresh(host.filter(targets::containsKey));
  }

  /** Whether what is selected was chosen by the user. */
  boolean isChosen() {
    return isChosen;
  }

  /** Has one selected that is possible, or not, as long as the user has chosen none. */
  void setProposes(boolean proposing) {
    proposes = proposing;
    isChosen = false;
  }

  void setFocus() {
    viewer.getTable().setFocus();
  }

  Optional<TargetAssessment> selected() {
    return Optional.ofNullable((TargetAssessment) viewer.getStructuredSelection().getFirstElement())
        .flatMap(row -> Optional.ofNullable(targets.get(row.host().id())));
  }

  private void refresh(Optional<HostId> select) {
    viewer.setInput(targets.values().toArray());
    viewer.setSelection(select.map(targets::get).map(row -> (ISelection) new StructuredSelection(row))
        .orElse(StructuredSelection.EMPTY), true);
  }

  private static XenIcon verdictIcon(TargetAssessment row) {
    Optional<Severity> severity = row.severity();
    if (severity.isEmpty()) {
      return XenIcon.STATUS_RUNNING;
    }
    return switch (severity.get()) {
      case OK, UNSEEN -> XenIcon.STATUS_OK;
      case WARNING -> XenIcon.STATUS_WARNING;
      case ERROR -> XenIcon.STATUS_FAILED;
    };
  }

  private void column(TableColumnLayout layout, String title, int weight, Function<TargetAssessment, String> text,
      Function<TargetAssessment, @Nullable XenIcon> icon) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
    column.getColumn().setText(title);
    int least = new PixelConverter(viewer.getControl()).convertWidthInCharsToPixels(NARROWEST);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, least, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(@Nullable Object element) {
        return element instanceof TargetAssessment row ? SafeText.cell(text.apply(row)) : "";
      }

      @Override
      public @Nullable Image getImage(@Nullable Object element) {
        XenIcon found = element instanceof TargetAssessment row ? icon.apply(row) : null;
        return found == null ? null : images.get(found.descriptor());
      }
    });
  }
}
