/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.text.MessageFormat;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.xenworkbench.core.migration.EvacuationPlan;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.NumberTyping;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;

/** Shows the plan of an evacuation, or of what comes back after it, before anything is done. UI thread. */
class EvacuationDialog extends AskingDialog {

  private static final int WIDTH = 100;
  private static final int ROWS = 10;
  private static final int AGAIN = IDialogConstants.CLIENT_ID;

  /** What is planned. */
  enum Kind {
    /** All that runs goes. */
    EVACUATE,
    /** What the user ticks comes back. */
    END
  }

  private final Kind kind;
  private final Callable<EvacuationPlan> planner;
  private EvacuationPlan plan;
  private @Nullable CheckboxTableViewer viewer;
  private @Nullable Spinner atOnce;
  private int asked;

  /** @param planner makes the plan, off the UI thread */
  EvacuationDialog(Shell shell, Kind kind, Host host, Callable<EvacuationPlan> planner) {
    super(shell, NLS.bind(kind == Kind.END ? Words.EvacuationDialog_backTitle : Words.EvacuationDialog_evacuateTitle,
        host.name()), kind == Kind.END ? Words.EvacuationDialog_end : Words.EvacuationDialog_evacuate);
    this.kind = kind;
    this.planner = planner;
    plan = new EvacuationPlan(host.id(), List.of(), List.of());
  }

  /** What was accepted. */
  EvacuationPlan plan() {
    return plan;
  }

  @Override
  protected IDialogSettings getDialogBoundsSettings() {
    return XenUi.settings(EvacuationDialog.class);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 1);
    PixelConverter pixels = new PixelConverter(parent);
    Composite holder = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).hint(pixels.convertWidthInCharsToPixels(WIDTH),
        pixels.convertHeightInCharsToPixels(ROWS)).applyTo(holder);
    table(holder);
    if (kind == Kind.EVACUATE) {
      order(panel);
    }
    question(panel, 1, kind == Kind.END ? Words.EvacuationDialog_back : Words.EvacuationDialog_note, WIDTH);
    XenUi.setHelp(area, "migration");
    return area;
  }

  /** In which order they go, and how many at once. */
  private void order(Composite panel) {
    Composite row = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(5).applyTo(row);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
    moveButton(row, Words.EvacuationDialog_up, -1);
    moveButton(row, Words.EvacuationDialog_down, 1);
    new Label(row, SWT.NONE).setText(Words.EvacuationDialog_atOnce);
    Spinner number = new Spinner(row, SWT.BORDER);
    number.setValues(1, 1, 1, 0, 1, 10);
    number.setData("org.eclipse.swtbot.widget.key", "evacuation.atOnce");
    NumberTyping.guard(number);
    atOnce = number;
    new Label(row, SWT.NONE).setText(Words.EvacuationDialog_atOnceNote);
  }

  private void moveButton(Composite row, String text, int by) {
    Button button = new Button(row, SWT.PUSH);
    button.setText(text);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> moveSelected(by)));
    setButtonLayoutData(button);
  }

  /** One among the moves, which come after what stays. */
  private void moveSelected(int by) {
    CheckboxTableViewer shown = viewer;
    if (shown != null && shown.getStructuredSelection().getFirstElement() instanceof Move move) {
      List<Move> moves = new ArrayList<>(plan.moves());
      int from = moves.indexOf(move);
      int to = from + by;
      if (from >= 0 && to >= 0 && to < moves.size()) {
        Collections.swap(moves, from, to);
        plan = plan.withMoves(moves);
        shown.setInput(rows(plan));
        shown.setSelection(new StructuredSelection(move), true);
      }
    }
  }

  private static Object[] rows(EvacuationPlan plan) {
    return Stream.of(plan.unfinished(), plan.stays(), plan.moves()).flatMap(List::stream).toArray();
  }

  private void table(Composite holder) {
    TableColumnLayout layout = new TableColumnLayout();
    holder.setLayout(layout);
    Table table =
        new Table(holder, SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL | (kind == Kind.END ? SWT.CHECK : 0));
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", "evacuation.plan");
    AccessibleNames.set(table, Words.EvacuationDialog_table);
    CheckboxTableViewer created = new CheckboxTableViewer(table);
    created.setContentProvider(ArrayContentProvider.getInstance());
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), table);
    column(created, layout, Words.EvacuationDialog_vm, 20, EvacuationDialog::name,
        row -> images.get(XenIcon.VM_RUNNING.descriptor()));
    column(created, layout, Words.EvacuationDialog_target, 20, this::target,
        row -> images.get((row instanceof Stay ? XenIcon.STATUS_WARNING : XenIcon.STATUS_OK).descriptor()));
    column(created, layout, Words.EvacuationDialog_reason, 60, EvacuationDialog::reason, row -> null);
    created.addCheckStateListener(event -> {
      if (event.getElement() instanceof Stay) {
        created.setChecked(event.getElement(), false); // it cannot come back
      }
    });
    CutCells.install(table);
    viewer = created;
  }

  private static String name(Object row) {
    return row instanceof Move move ? move.vmName() : row instanceof Stay stay ? stay.vmName() : "";
  }

  private String target(Object row) {
    return row instanceof Move move ? kind == Kind.END ? Words.EvacuationDialog_comes : move.targetName()
        : plan.unfinished().contains(row) ? "" : Words.EvacuationDialog_stays; // the reason says what becomes of it
  }

  private static String reason(Object row) {
    return row instanceof Move move ? move.reason() : row instanceof Stay stay ? stay.reason() : "";
  }

  private static void column(CheckboxTableViewer viewer, TableColumnLayout layout, String title, int weight,
      Function<Object, String> text, Function<Object, @Nullable Image> image) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(@Nullable Object element) {
        return element == null ? "" : SafeText.cell(text.apply(element));
      }

      @Override
      public @Nullable Image getImage(@Nullable Object element) {
        return element == null ? null : image.apply(element);
      }
    });
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, AGAIN, Words.EvacuationDialog_again, false);
    super.createButtonsForButtonBar(parent);
    begin();
  }

  @Override
  protected void buttonPressed(int id) {
    if (id == AGAIN) {
      begin();
    } else {
      super.buttonPressed(id);
    }
  }

  /** Plans in the background; a plan that was asked for before is dropped. */
  private void begin() {
    int current = ++asked;
    Display display = getShell().getDisplay();
    setErrorMessage(null);
    setMessage(Words.EvacuationDialog_planning);
    setAcceptable(false);
    Job job = Job.create(Words.EvacuationDialog_planning, (ICoreRunnable) monitor -> {
      try {
        EvacuationPlan made = planner.call();
        Displays.later(display, () -> show(current, made));
      } catch (Exception e) {
        Displays.later(display, () -> failed(current, e));
      }
    });
    job.setSystem(true);
    job.schedule();
  }

  private boolean isAsked(int which) {
    return which == asked && getShell() != null && !getShell().isDisposed();
  }

  private void failed(int which, Exception e) {
    if (isAsked(which)) {
      setErrorMessage(SafeText.block(NLS.bind(Words.EvacuationDialog_failed, e.getMessage())));
    }
  }

  private void show(int which, EvacuationPlan made) {
    CheckboxTableViewer shown = viewer;
    if (isAsked(which) && shown != null) {
      plan = made;
      shown.setInput(rows(made));
      showAtOnce(Math.max(1, made.moves().size()));
      if (kind == Kind.END) {
        shown.setCheckedElements(made.moves().toArray());
      }
      setMessage(message(made), made.stays().isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING);
      setAcceptable(true);
    }
  }

  /** All of them, unless fewer were asked for before. */
  private void showAtOnce(int most) {
    Spinner number = atOnce;
    if (number != null) {
      boolean isChosen = number.getSelection() < number.getMaximum();
      number.setValues(isChosen ? Math.min(number.getSelection(), most) : most, 1, most, 0, 1, 10);
    }
  }

  private String message(EvacuationPlan made) {
    if (kind == Kind.END) {
      String back = made.moves().isEmpty() && made.stays().isEmpty() ? Words.EvacuationDialog_backNone
          : MessageFormat.format(Words.EvacuationDialog_backSome, made.moves().size(),
              made.moves().size() + made.stays().size());
      return made.unfinished().isEmpty() ? back
          : back + ' ' + MessageFormat.format(Words.EvacuationDialog_unfinished, made.unfinished().size());
    }
    return !made.stays().isEmpty()
        ? MessageFormat.format(Words.EvacuationDialog_some, made.stays().size(), made.moves().size())
        : made.moves().isEmpty() ? Words.EvacuationDialog_none
        : MessageFormat.format(Words.EvacuationDialog_goes, made.moves().size());
  }

  @Override
  protected void okPressed() {
    CheckboxTableViewer shown = viewer;
    if (kind == Kind.END && shown != null) {
      plan = plan.withMoves(plan.moves().stream().filter(shown::getChecked).toList());
    }
    Spinner number = atOnce;
    if (number != null && number.getSelection() < plan.moves().size()) {
      plan = plan.withAtOnce(number.getSelection());
    }
    super.okPressed();
  }
}
