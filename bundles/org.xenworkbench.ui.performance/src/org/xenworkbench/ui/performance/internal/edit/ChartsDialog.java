/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.AskingDialog;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.OwnCharts.Entry;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** All charts that users and bundles define, and what can be done with them. UI thread. */
public final class ChartsDialog extends AskingDialog {

  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";
  private static final String EXTENSION = "*.xml";
  private static final int ROWS = 12;

  private final ChartParts parts;
  private final OwnCharts own;
  private List<Entry> charts = List.of();
  private final List<Button> buttons = new ArrayList<>();
  private @Nullable Table table;
  /** What an import did; empty before one, and as soon as something else is done. */
  private Optional<OwnCharts.Imported> imported = Optional.empty();
  /** The identities of charts that are to be selected as soon as they are there. */
  private Set<String> awaited = Set.of();

  /** Shows them above that shell. */
  public ChartsDialog(Shell shell, ChartParts parts) {
    super(shell, Messages.ChartsDialog_title, IDialogConstants.CLOSE_LABEL);
    this.parts = parts;
    own = parts.own();
  }

  @Override
  protected @Nullable IDialogSettings getDialogBoundsSettings() {
    return PlatformUI.isWorkbenchRunning() ? XenUi.settings(ChartsDialog.class) : null;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    Composite panel = new Composite(area, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 10).spacing(6, 6).applyTo(panel);
    Table made = new Table(panel, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
    made.setHeaderVisible(true);
    made.setData(WIDGET_KEY, "charts");
    AccessibleNames.set(made, Messages.ChartsDialog_title);
    GridDataFactory.fillDefaults().grab(true, true).hint(640, ROWS * made.getItemHeight()).applyTo(made);
    for (String title : List.of(Messages.ChartsDialog_name, Messages.ChartsDialog_of, Messages.ChartsDialog_from)) {
      TableColumn column = new TableColumn(made, SWT.LEFT);
      column.setText(title);
      column.setWidth(210);
    }
    made.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enable()));
    made.addListener(SWT.DefaultSelection, event -> edit());
    made.addListener(SWT.KeyDown, event -> {
      if (event.keyCode == SWT.DEL && !mine().isEmpty()) {
        use().delete(mine());
      }
    });
    table = made;
    createButtons(panel);
    Display display = parent.getDisplay();
    Registration listening = own.listen(() -> Displays.later(display, this::show));
    area.addListener(SWT.Dispose, event -> listening.close());
    show();
    select(0);
    if (PlatformUI.isWorkbenchRunning()) {
      XenUi.setHelp(area, "performance");
    }
    return area;
  }

  private void createButtons(Composite panel) {
    Composite column = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(column);
    GridDataFactory.swtDefaults().align(SWT.FILL, SWT.TOP).applyTo(column);
    button(column, Messages.ChartsDialog_new, "charts.new",
        () -> ChartDialog.openNew(getShell(), parts, Optional.empty()));
    button(column, Messages.ChartsDialog_edit, "charts.edit", this::edit);
    button(column, Messages.ChartsDialog_duplicate, "charts.duplicate",
        this::duplicate);
    button(column, Messages.ChartsDialog_delete, "charts.delete", () -> use().delete(mine()));
    button(column, Messages.ChartsDialog_up, "charts.up", () -> move(true));
    button(column, Messages.ChartsDialog_down, "charts.down", () -> move(false));
    button(column, Messages.ChartsDialog_import, "charts.import", this::importFile);
    button(column, Messages.ChartsDialog_export, "charts.export", this::export);
  }

  private void button(Composite parent, String text, String key, Runnable work) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    button.setData(WIDGET_KEY, key);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
      imported = Optional.empty();
      enable();
      work.run();
    }));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
    buttons.add(button);
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
  }

  private void show() {
    Table list = table;
    if (list == null || list.isDisposed()) {
      return;
    }
    Set<String> chosen = selected().stream().map(entry -> entry.chart().id()).collect(Collectors.toSet());
    int place = list.getSelectionIndex();
    charts = own.all();
    if (charts.stream().anyMatch(entry -> awaited.contains(entry.chart().id()))) {
      chosen = awaited;
      awaited = Set.of();
    }
    list.setItemCount(charts.size());
    for (int i = 0; i < charts.size(); i++) {
      Entry entry = charts.get(i);
      list.getItem(i).setText(new String[] {SafeText.cell(entry.chart().name()), of(entry.chart()),
          SafeText.cell(entry.bundle().orElse(Messages.ChartsDialog_mine))});
    }
    Set<String> wanted = chosen;
    list.setSelection(IntStream.range(0, charts.size()).filter(i -> wanted.contains(charts.get(i).chart().id()))
        .toArray());
    if (list.getSelectionCount() == 0 && place >= 0) {
      select(Math.min(place, charts.size() - 1)); // the neighbour of what was deleted
    }
    enable();
  }

  private void select(int index) {
    Table list = table;
    if (list != null && index >= 0 && index < charts.size()) {
      list.setSelection(index);
      enable();
    }
  }

  private void duplicate() {
    awaited = selected().stream().map(entry -> use().duplicate(entry.chart()).id()).collect(Collectors.toSet());
  }

  private static String of(ChartDefinition chart) {
    return chart.column().map(scope -> scope == Scope.HOST ? Messages.ChartObjects_hosts : Messages.ChartObjects_vms)
        .orElse(Messages.ChartsDialog_fixed);
  }

  private List<Entry> selected() {
    Table list = table;
    return list == null ? List.of() : IntStream.of(list.getSelectionIndices()).filter(i -> i < charts.size())
        .mapToObj(charts::get).toList();
  }

  /** Those of the selected ones that can be changed. */
  private List<ChartDefinition> mine() {
    return selected().stream().filter(Entry::isUsers).map(Entry::chart).toList();
  }

  private Optional<ChartDefinition> one() {
    return selected().size() == 1 ? mine().stream().findFirst() : Optional.empty();
  }

  private void enable() {
    boolean can = own.obstacle().isEmpty();
    boolean canAdd = own.obstacleToMore().isEmpty();
    boolean isOne = can && one().isPresent();
    List<ChartDefinition> users = charts.stream().filter(Entry::isUsers).map(Entry::chart).toList();
    int place = one().map(users::indexOf).orElse(-1);
    boolean[] enabled = {canAdd, isOne, canAdd && !selected().isEmpty(), can && !mine().isEmpty(), isOne && place > 0,
        isOne && place < users.size() - 1, can, !charts.isEmpty()};
    for (int i = 0; i < buttons.size(); i++) {
      buttons.get(i).setEnabled(enabled[i]);
    }
    List<String> problems = imported.map(OwnCharts.Imported::problems).orElseGet(own::problems);
    String told = imported.map(done -> MessageFormat.format(Messages.ChartsDialog_imported, done.added(),
        done.known())).orElse(Messages.ChartsDialog_message);
    setMessage(problems.isEmpty() ? told : SafeText.block(imported.isPresent() ? told + ' ' + problems.get(0)
        : String.join(" ", problems)), problems.isEmpty() ? IMessageProvider.NONE : IMessageProvider.WARNING);
  }

  private ChartUse use() {
    return new ChartUse(getShell(), parts);
  }

  private void edit() {
    one().ifPresent(use()::edit);
  }

  private void move(boolean up) {
    one().ifPresent(chart -> ChartJobs.move(own, chart, up));
  }

  private void importFile() {
    file(SWT.OPEN, Messages.ChartsDialog_importTitle).ifPresent(this::importFrom);
  }

  void importFrom(Path file) {
    Display display = getShell().getDisplay();
    ChartJobs.importFrom(own, file, done -> Displays.later(display, () -> {
      imported = Optional.of(done);
      show();
    }));
  }

  /** Those that are selected, or all of the user's. */
  private void export() {
    List<ChartDefinition> wanted = selected().isEmpty() ? charts.stream().filter(Entry::isUsers).map(Entry::chart)
        .toList() : selected().stream().map(Entry::chart).toList();
    file(SWT.SAVE, Messages.ChartsDialog_exportTitle)
        .ifPresent(file -> ChartJobs.export(file, wanted));
  }

  private Optional<Path> file(int style, String title) {
    FileDialog dialog = new FileDialog(getShell(), style);
    dialog.setText(title);
    dialog.setFilterExtensions(new String[] {EXTENSION, "*"});
    dialog.setFilterNames(new String[] {Messages.ChartsDialog_files, Messages.ChartsDialog_allFiles});
    dialog.setOverwrite(true);
    if (style == SWT.SAVE) {
      dialog.setFileName("charts.xml");
    }
    return Optional.ofNullable(dialog.open()).map(Path::of);
  }
}
