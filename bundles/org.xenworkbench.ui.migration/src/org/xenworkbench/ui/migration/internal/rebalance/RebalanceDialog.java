/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.rebalance;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
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
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalancePlan.Load;
import org.xenworkbench.core.migration.RebalancePlan.Move;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.XenUi;

/**
 * Shows what would be migrated, and what each host bears before and after; the user leaves out moves and chooses other
 * targets. UI thread.
 */
class RebalanceDialog extends AskingDialog {

  private static final String KEY = "org.eclipse.swtbot.widget.key";
  private static final int WIDTH = 130;
  private static final int ROWS = 7;
  private static final int LEFT_OUT_ROWS = 3;
  private static final int AGAIN = IDialogConstants.CLIENT_ID;

  private final RebalanceService service;
  private final Set<HostId> hosts;
  /** All that was proposed, with the targets that the user chose. */
  private List<Move> moves = List.of();
  private RebalancePlan plan = new RebalancePlan(List.of(), List.of(), List.of());
  private final Map<VmId, String> reasons = new HashMap<>();
  private @Nullable CheckboxTableViewer moveTable;
  private @Nullable TableViewer hostTable;
  private @Nullable Combo targets;
  private @Nullable Text leftOut;
  private @Nullable Job asking;
  private int asked;

  RebalanceDialog(Shell shell, RebalanceService service, Collection<HostId> hosts) {
    super(shell, MessageFormat.format(Words.RebalanceDialog_title, hosts.size()), Words.RebalanceDialog_rebalance);
    this.service = service;
    this.hosts = Set.copyOf(hosts);
  }

  /** What was accepted. */
  RebalancePlan plan() {
    return plan;
  }

  @Override
  protected IDialogSettings getDialogBoundsSettings() {
    return XenUi.settings(RebalanceDialog.class);
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = panel(area, 1);
    moves(panel);
    target(panel);
    hosts(panel);
    leftOut(panel);
    question(panel, 1, Words.RebalanceDialog_note, WIDTH);
    XenUi.setHelp(area, "migration");
    return area;
  }

  private static Composite holder(Composite panel, TableColumnLayout layout) {
    PixelConverter pixels = new PixelConverter(panel);
    Composite holder = new Composite(panel, SWT.NONE);
    holder.setLayout(layout);
    GridDataFactory.fillDefaults().grab(true, true).hint(pixels.convertWidthInCharsToPixels(WIDTH),
        pixels.convertHeightInCharsToPixels(ROWS)).applyTo(holder);
    return holder;
  }

  private static Table table(Composite holder, int style, String key, String name) {
    Table table = new Table(holder, SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL | style);
    table.setHeaderVisible(true);
    table.setData(KEY, key);
    AccessibleNames.set(table, name);
    CutCells.install(table);
    return table;
  }

  private void moves(Composite panel) {
    TableColumnLayout layout = new TableColumnLayout();
    Composite holder = holder(panel, layout);
    CheckboxTableViewer created = new CheckboxTableViewer(
        table(holder, SWT.CHECK, "rebalance.moves", Words.RebalanceDialog_moves));
    created.setContentProvider(ArrayContentProvider.getInstance());
    column(created, layout, Words.RebalanceDialog_vm, 20, Move.class, Move::vmName);
    column(created, layout, Words.RebalanceDialog_source, 15, Move.class, move -> name(move.source()));
    column(created, layout, Words.RebalanceDialog_target, 15, Move.class, move -> name(move.target()));
    column(created, layout, Words.RebalanceDialog_reason, 70, Move.class,
        move -> reasons.getOrDefault(move.vm(), ""));
    created.addCheckStateListener(event -> changed());
    created.addSelectionChangedListener(event -> showTarget());
    moveTable = created;
  }

  private String name(HostId host) {
    return plan.name(host).orElse(host.toString());
  }

  private void target(Composite panel) {
    Composite row = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
    new Label(row, SWT.NONE).setText(Words.RebalanceDialog_targetOf);
    Combo combo = new Combo(row, SWT.READ_ONLY);
    GridDataFactory.fillDefaults()
        .hint(new PixelConverter(row).convertWidthInCharsToPixels(WIDTH / 4), SWT.DEFAULT).applyTo(combo);
    combo.setData(KEY, "rebalance.target");
    combo.setEnabled(false);
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choose(combo.getSelectionIndex())));
    targets = combo;
  }

  private void hosts(Composite panel) {
    TableColumnLayout layout = new TableColumnLayout();
    TableViewer created = new TableViewer(
        table(holder(panel, layout), 0, "rebalance.hosts", Words.RebalanceDialog_hosts));
    created.setContentProvider(ArrayContentProvider.getInstance());
    column(created, layout, Words.RebalanceDialog_host, 30, Load.class, Load::name);
    column(created, layout, Words.RebalanceDialog_cpu, 15, Load.class, load -> Quantities.percent(load.cpu()));
    column(created, layout, Words.RebalanceDialog_cpuAfter, 15, Load.class,
        load -> Quantities.percent(load.after(plan.moves()).cpu()));
    column(created, layout, Words.RebalanceDialog_memory, 15, Load.class,
        load -> Quantities.percent(load.memoryUse()));
    column(created, layout, Words.RebalanceDialog_memoryAfter, 15, Load.class,
        load -> Quantities.percent(load.after(plan.moves()).memoryUse()));
    hostTable = created;
  }

  private void leftOut(Composite panel) {
    new Label(panel, SWT.NONE).setText(Words.RebalanceDialog_leftOut);
    Text text = new Text(panel, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.WRAP);
    text.setData(KEY, "rebalance.leftOut");
    GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT,
        new PixelConverter(panel).convertHeightInCharsToPixels(LEFT_OUT_ROWS)).applyTo(text);
    leftOut = text;
  }

  private static <E> void column(TableViewer viewer, TableColumnLayout layout, String title, int weight,
      Class<E> type, Function<E, String> text) {
    TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(@Nullable Object element) {
        return type.isInstance(element) ? SafeText.cell(text.apply(type.cast(element))) : "";
      }
    });
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, AGAIN, Words.RebalanceDialog_again, false);
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

  private void begin() {
    ask(Words.RebalanceDialog_planning, cancelled -> service.plan(hosts, cancelled), this::show);
  }

  /** Asks in the background; what was asked before is not wanted any more. */
  private <R> void ask(String message, Function<BooleanSupplier, R> question, Consumer<R> answered) {
    cancelAsking();
    int current = ++asked;
    Display display = getShell().getDisplay();
    setErrorMessage(null);
    setMessage(message);
    setAcceptable(false);
    Job job = Job.create(message, (ICoreRunnable) monitor -> {
      try {
        R answer = question.apply(monitor::isCanceled);
        Displays.later(display, () -> ifAsked(current, () -> answered.accept(answer)));
      } catch (Exception e) {
        Displays.later(display, () -> ifAsked(current, () -> setErrorMessage(
            SafeText.block(NLS.bind(Words.RebalanceDialog_failed, e.getMessage())))));
      }
    });
    job.setSystem(true);
    job.schedule();
    asking = job;
  }

  private void cancelAsking() {
    Job job = asking;
    if (job != null) {
      job.cancel();
    }
  }

  @Override
  public boolean close() {
    cancelAsking();
    return super.close();
  }

  private void ifAsked(int which, Runnable use) {
    if (which == asked && getShell() != null && !getShell().isDisposed()) {
      use.run();
    }
  }

  private void show(RebalancePlan made) {
    CheckboxTableViewer table = moveTable;
    TableViewer shown = hostTable;
    Text text = leftOut;
    if (table != null && shown != null && text != null) {
      plan = made;
      moves = made.moves();
      reasons.clear();
      moves.forEach(move -> reasons.put(move.vm(), move.reason()));
      table.setInput(moves.toArray());
      table.setCheckedElements(moves.toArray());
      shown.setInput(made.hosts().toArray());
      text.setText(SafeText.block(String.join("\n", made.leftOut())));
      showTarget();
      tell(Map.of());
    }
  }

  private Optional<Move> selected() {
    CheckboxTableViewer table = moveTable;
    return table != null && table.getStructuredSelection().getFirstElement() instanceof Move move ? Optional.of(move)
        : Optional.empty();
  }

  private List<Load> possible(Move move) {
    return plan.hosts().stream().filter(load -> !load.host().equals(move.source())).toList();
  }

  private void showTarget() {
    Combo combo = targets;
    if (combo != null) {
      Optional<Move> move = selected();
      List<Load> loads = move.map(this::possible).orElse(List.of());
      combo.setItems(loads.stream().map(load -> SafeText.cell(load.name())).toArray(String[]::new));
      combo.setEnabled(move.isPresent());
      move.ifPresent(of -> combo.select(loads.stream().map(Load::host).toList().indexOf(of.target())));
    }
  }

  private void choose(int index) {
    CheckboxTableViewer table = moveTable;
    Optional<Move> move = selected();
    if (table != null && move.isPresent() && index >= 0) {
      List<Object> checked = new ArrayList<>(List.of(table.getCheckedElements()));
      Move other = move.get().to(possible(move.get()).get(index).host(), "");
      moves = moves.stream().map(each -> each.equals(move.get()) ? other : each).toList();
      checked.replaceAll(each -> each.equals(move.get()) ? other : each);
      table.setInput(moves.toArray());
      table.setCheckedElements(checked.toArray());
      table.setSelection(new StructuredSelection(other), true);
      changed();
    }
  }

  /** Shows what it would do now at once, and whether it may once the checks have told. */
  private void changed() {
    CheckboxTableViewer table = moveTable;
    if (table != null) {
      plan = plan.withMoves(moves.stream().filter(table::getChecked).toList());
      reasons.clear();
      service.explained(plan).forEach(move -> reasons.put(move.vm(), move.reason()));
      refresh();
      RebalancePlan current = plan;
      ask(Words.RebalanceDialog_checking, cancelled -> service.problems(current, cancelled), this::tell);
    }
  }

  private void refresh() {
    CheckboxTableViewer table = moveTable;
    TableViewer shown = hostTable;
    if (table != null && shown != null) {
      table.refresh();
      shown.refresh();
    }
  }

  private void tell(Map<VmId, String> problems) {
    reasons.putAll(problems);
    refresh();
    setAcceptable(problems.isEmpty() && !plan.moves().isEmpty());
    Optional<Move> first = plan.moves().stream().filter(move -> problems.containsKey(move.vm())).findFirst();
    if (first.isPresent()) {
      setErrorMessage(SafeText.block(
          NLS.bind(Words.RebalanceDialog_problem, first.get().vmName(), problems.get(first.get().vm()))));
    } else {
      setErrorMessage(null);
      setMessage(message(), plan.leftOut().isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING);
    }
  }

  private String message() {
    List<Load> after = plan.after();
    String cpu = Quantities.percent(RebalancePlan.cpuSpread(plan.hosts()));
    String memory = Quantities.percent(RebalancePlan.memorySpread(plan.hosts()));
    if (moves.isEmpty()) {
      return NLS.bind(RebalancePlan.isBalanced(plan.hosts()) ? Words.RebalanceDialog_balanced
          : Words.RebalanceDialog_noneHelps, cpu, memory);
    }
    return MessageFormat.format(Words.RebalanceDialog_some, plan.moves().size(), cpu,
        Quantities.percent(RebalancePlan.cpuSpread(after)), memory,
        Quantities.percent(RebalancePlan.memorySpread(after)));
  }
}
