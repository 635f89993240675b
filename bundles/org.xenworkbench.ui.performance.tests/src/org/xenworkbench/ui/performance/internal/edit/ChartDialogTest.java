/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition.Style;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;
import org.xenworkbench.ui.performance.internal.own.ChartLine;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** The dialogs in windows that nobody sees. */
class ChartDialogTest {

  private static final ChartDefinition CHART = ChartDefinition.of("Mine", Style.LINES,
      List.of(ChartLine.of(Whose.HOSTS, Metrics.CPU_AVG), ChartLine.of(Whose.HOSTS, "cpu*")));

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell parent = new Shell(display);
  private final OwnCharts own = OwnCharts.of(List.of(CHART));
  private final FakeInventory inventory = new FakeInventory();
  private final FakeHistory history = new FakeHistory();
  private final ChartParts parts = new ChartParts(own, inventory, new FakeSampler(), history);
  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    parent.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private ChartDialog open(boolean isNew) {
    ChartDialog dialog = new ChartDialog(parent, parts, isNew ? new ChartDraft("2", "", Style.LINES, List.of())
        : ChartDraft.of(CHART), isNew);
    dialog.create();
    return dialog;
  }

  private static Stream<Control> all(Composite composite) {
    return Stream.of(composite.getChildren()).flatMap(child -> child instanceof Composite inner
        ? Stream.concat(Stream.of(child), all(inner)) : Stream.of(child));
  }

  private static <T extends Control> T find(Shell shell, Class<T> type, String key) {
    return all(shell).filter(type::isInstance).map(type::cast)
        .filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key"))).findFirst().orElseThrow();
  }

  private static boolean canAccept(Shell shell) {
    return all(shell).filter(Button.class::isInstance)
        .filter(button -> Integer.valueOf(IDialogConstants.OK_ID).equals(button.getData())).findFirst().orElseThrow()
        .isEnabled();
  }

  private static void press(Shell shell, String key) {
    find(shell, Button.class, key).notifyListeners(SWT.Selection, new Event());
  }

  @Test
  void aNewChartCannotBeAddedBeforeItIsOne() {
    ChartDialog dialog = open(true);
    Shell shell = dialog.getShell();
    assertThat(canAccept(shell)).isFalse();
    assertThat(dialog.getErrorMessage()).as("nobody has done anything wrong").isNull();
    find(shell, Text.class, "chart.name").setText("a");
    assertThat(dialog.getErrorMessage()).contains("no lines yet");
    assertThat(canAccept(shell)).isFalse();
    dialog.close();
  }

  @Test
  void aLineIsChangedMovedAndRemoved() {
    ChartDialog dialog = open(false);
    Shell shell = dialog.getShell();
    assertThat(canAccept(shell)).isTrue();
    Table lines = find(shell, Table.class, "chart.lines");
    assertThat(lines.getItems()).extracting(item -> item.getText(1)).containsExactly("CPU", "CPU *");
    find(shell, Text.class, "chart.line.label").setText("Mean");
    Combo color = find(shell, Combo.class, "chart.line.color");
    color.select(3);
    color.notifyListeners(SWT.Selection, new Event());
    assertThat(lines.getItem(0).getText(2)).isEqualTo("Mean");
    assertThat(lines.getItem(0).getImage(2)).isNotNull();
    press(shell, "chart.line.down");
    assertThat(lines.getItems()).extracting(item -> item.getText(2)).containsExactly("", "Mean");
    Combo metric = find(shell, Combo.class, "chart.line.metric");
    assertThat(metric.getText()).as("what it is called").isEqualTo("CPU");
    waitFor(() -> metric.indexOf("Memory used") >= 0);
    choose(metric, "Memory used");
    assertThat(lines.getItem(1).getText(1)).isEqualTo("Memory used");
    assertThat(dialog.getErrorMessage()).contains("one unit");
    assertThat(canAccept(shell)).isFalse();
    lines.setSelection(0);
    lines.notifyListeners(SWT.Selection, new Event());
    assertThat(metric.getText()).as("a pattern that no host has a metric of").isEqualTo("CPU *");
    lines.setSelection(1);
    lines.notifyListeners(SWT.Selection, new Event());
    assertThat(metric.getText()).isEqualTo("Memory used");
    press(shell, "chart.line.remove");
    assertThat(dialog.getErrorMessage()).isNull();
    assertThat(lines.getItems()).extracting(TableItem::getText).hasSize(1);
    assertThat(canAccept(shell)).isTrue();
    dialog.close();
  }

  private static void choose(Combo combo, String text) {
    combo.select(combo.indexOf(text));
    combo.notifyListeners(SWT.Selection, new Event());
  }

  /** What is chosen while the metrics of another line are read is that line's. */
  @Test
  void metricsThatComeLateAreOfTheLineThatIsShown() {
    HostId pm1 = HostId.random();
    inventory.put(Host.of(pm1, "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    VmId vm = VmId.of(UUID.randomUUID());
    inventory.put(VirtualMachine.of(vm, "web", pm1).state(DomainState.RUNNING, 1).build());
    history.put(vm, Metrics.CPU_USAGE, new TimeSeries(new long[] {1}, new double[] {1}));
    ChartDialog dialog = new ChartDialog(parent, parts, new ChartDraft("3", "Two", Style.LINES,
        List.of(ChartLine.of(Whose.HOSTS, Metrics.CPU_AVG), ChartLine.of(vm, "web", Metrics.CPU_USAGE))), false);
    dialog.create();
    Shell shell = dialog.getShell();
    Combo metric = find(shell, Combo.class, "chart.line.metric");
    Table lines = find(shell, Table.class, "chart.lines");
    lines.setSelection(1);
    lines.notifyListeners(SWT.Selection, new Event());
    for (int i = 0; i < 25; i++) {
      boolean[] passed = {false};
      display.timerExec(20, () -> passed[0] = true);
      waitFor(() -> passed[0]);
    }
    assertThat(metric.getItems()).containsExactly("CPU");
    lines.deselectAll();
    lines.notifyListeners(SWT.Selection, new Event());
    assertThat(metric.isEnabled()).isFalse();
    assertThat(metric.getText()).isEmpty();
    dialog.close();
  }

  @Test
  void everyFieldHasAName() {
    ChartDialog dialog = open(false);
    AddLinesDialog lines = new AddLinesDialog(parent, new ChartObjects(parts));
    ChartsDialog charts = new ChartsDialog(parent, parts);
    lines.create();
    charts.create();
    for (Shell shell : List.of(dialog.getShell(), lines.getShell(), charts.getShell())) {
      // The text of a title area is one that SWT names itself.
      assertThat(all(shell).filter(AccessibleNames::needsName)
          .filter(control -> (control.getStyle() & SWT.READ_ONLY) == 0
              || control instanceof Combo)
          .filter(control -> AccessibleNames.of(control).isEmpty()).toList())
          .as(shell.getText()).isEmpty();
    }
    dialog.close();
    lines.close();
    charts.close();
  }

  @Test
  void theListOffersWhatCanBeDone() {
    ChartsDialog dialog = new ChartsDialog(parent, parts);
    dialog.create();
    Shell shell = dialog.getShell();
    Table charts = find(shell, Table.class, "charts");
    assertThat(charts.getItems()).extracting(item -> item.getText(0)).containsExactly("Mine");
    assertThat(charts.getSelectionIndex()).as("there is one to begin with").isZero();
    assertThat(find(shell, Button.class, "charts.edit").isEnabled()).isTrue();
    assertThat(find(shell, Button.class, "charts.up").isEnabled()).as("it is the only one").isFalse();
    dialog.close();
  }

  /** Lets the display work, for half a minute or so at most. */
  private void waitFor(BooleanSupplier condition) {
    for (int i = 0; i < 1_500 && !condition.getAsBoolean(); i++) {
      display.timerExec(20, () -> {});
      display.sleep();
      while (display.readAndDispatch()) {
        // until nothing is left to do
      }
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void aCopyIsSelectedAndAfterADeletionItsNeighbour() throws Exception {
    ChartsDialog dialog = new ChartsDialog(parent, parts);
    dialog.create();
    Shell shell = dialog.getShell();
    Table charts = find(shell, Table.class, "charts");
    press(shell, "charts.duplicate");
    waitFor(() -> charts.getItemCount() == 2 && charts.getSelectionIndex() == 1);
    assertThat(charts.getItem(1).getText()).isEqualTo("Copy of Mine");
    own.remove(List.of(own.all().get(1).chart()));
    waitFor(() -> charts.getItemCount() == 1 && charts.getSelectionIndex() == 0);
    dialog.close();
  }

  @Test
  void whatAnImportDidIsToldUntilSomethingElseIsDone() throws Exception {
    Path file = Files.writeString(folder.resolve("charts.xml"), "<charts version=\"1\"></charts>");
    ChartsDialog dialog = new ChartsDialog(parent, parts);
    dialog.create();
    String before = dialog.getMessage();
    dialog.importFrom(file);
    waitFor(() -> dialog.getMessage().startsWith("Nothing new was imported"));
    press(dialog.getShell(), "charts.duplicate");
    assertThat(dialog.getMessage()).isEqualTo(before);
    dialog.close();
  }

  @Test
  void aDialogIsBesideItsParentWhereverThatIs() {
    ChartDialog dialog = open(true);
    assertThat(dialog.getDialogBoundsStrategy()).as("an offset from one parent is none from another")
        .isEqualTo(Dialog.DIALOG_PERSISTSIZE);
    dialog.close();
  }

  @Test
  void theSameOfManyObjectsIsAddedAtOnce() {
    HostId pm1 = HostId.random();
    inventory.put(Host.of(pm1, "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    for (int i = 0; i < 8; i++) {
      VmId vm = VmId.of(UUID.randomUUID());
      inventory.put(VirtualMachine.of(vm, "web-" + i, pm1).state(DomainState.RUNNING, 1).build());
      history.put(vm, Metrics.CPU_USAGE, new TimeSeries(new long[] {1}, new double[] {1}));
      if (i > 4) {
        history.put(vm, Metrics.MEMORY, new TimeSeries(new long[] {1}, new double[] {1}));
      }
    }
    AddLinesDialog dialog = new AddLinesDialog(parent, new ChartObjects(parts));
    dialog.create();
    Shell shell = dialog.getShell();
    find(shell, Text.class, "chart.object.filter").setText("web-");
    Table objects = find(shell, Table.class, "chart.objects");
    Event all = new Event();
    all.stateMask = SWT.MOD1;
    all.keyCode = 'a';
    objects.notifyListeners(SWT.KeyDown, all);
    Table metrics = find(shell, Table.class, "chart.metrics");
    waitFor(() -> metrics.getItemCount() == 2);
    assertThat(metrics.getItems()).extracting(TableItem::getText).containsExactly("CPU", "Memory (3 VMs of 8)");
    metrics.select(0);
    metrics.notifyListeners(SWT.Selection, new Event());
    assertThat(dialog.getMessage()).startsWith("8 lines.");
    dialog.okPressed();
    assertThat(dialog.wanted()).hasSize(8).extracting(ChartLine::metric).containsOnly(Metrics.CPU_USAGE);
  }

  @Test
  void whatHostsAndWhatVmsHaveIsToldApart() {
    HostId pm1 = HostId.random();
    inventory.put(Host.of(pm1, "x-pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    history.put(pm1, Metrics.CPU_AVG, new TimeSeries(new long[] {1}, new double[] {1}));
    for (int i = 0; i < 2; i++) {
      VmId vm = VmId.of(UUID.randomUUID());
      inventory.put(VirtualMachine.of(vm, "x-web-" + i, pm1).state(DomainState.RUNNING, 1).build());
      history.put(vm, Metrics.CPU_USAGE, new TimeSeries(new long[] {1}, new double[] {1}));
    }
    AddLinesDialog dialog = new AddLinesDialog(parent, new ChartObjects(parts));
    dialog.create();
    Shell shell = dialog.getShell();
    find(shell, Text.class, "chart.object.filter").setText("x-");
    Table objects = find(shell, Table.class, "chart.objects");
    objects.selectAll();
    objects.notifyListeners(SWT.Selection, new Event());
    Table metrics = find(shell, Table.class, "chart.metrics");
    waitFor(() -> metrics.getItemCount() == 2);
    assertThat(metrics.getItems()).extracting(TableItem::getText).containsExactly("CPU (1 host of 3)",
        "CPU (2 VMs of 3)");
    dialog.close();
  }

  @Test
  void moreObjectsThanAChartHasLinesAreRefusedBeforeAnythingIsRead() {
    HostId pm1 = HostId.random();
    inventory.put(Host.of(pm1, "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    for (int i = 0; i <= ChartDefinition.MOST_LINES; i++) {
      inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), "web-" + i, pm1).build());
    }
    AddLinesDialog dialog = new AddLinesDialog(parent, new ChartObjects(parts));
    dialog.create();
    Shell shell = dialog.getShell();
    find(shell, Text.class, "chart.object.filter").setText("web-");
    Table objects = find(shell, Table.class, "chart.objects");
    objects.selectAll();
    objects.notifyListeners(SWT.Selection, new Event());
    assertThat(dialog.getErrorMessage()).contains("50 objects at most");
    assertThat(canAccept(shell)).isFalse();
    objects.deselect(0);
    objects.notifyListeners(SWT.Selection, new Event());
    assertThat(dialog.getErrorMessage()).isNull();
    dialog.close();
  }

  @Test
  void whatIsSelectedIsAmongTheObjectsToChooseFrom() {
    AddLinesDialog dialog = new AddLinesDialog(parent, new ChartObjects(parts));
    dialog.create();
    Shell shell = dialog.getShell();
    Table objects = find(shell, Table.class, "chart.objects");
    assertThat(objects.getItemCount()).isEqualTo(3);
    find(shell, Text.class, "chart.object.filter").setText("VIRTUAL");
    assertThat(objects.getItemCount()).isEqualTo(2);
    find(shell, Text.class, "chart.object.filter").setText("nothing");
    assertThat(objects.getItemCount()).isZero();
    assertThat(canAccept(shell)).isFalse();
    dialog.close();
  }
}
