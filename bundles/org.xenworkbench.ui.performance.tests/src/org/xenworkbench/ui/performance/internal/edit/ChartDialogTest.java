/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
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
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition.Style;
import org.xenworkbench.ui.performance.internal.own.ChartLine;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** The dialogs in windows that nobody sees. */
class ChartDialogTest {

  private static final ChartDefinition CHART = ChartDefinition.of("Mine", Style.LINES,
      List.of(ChartLine.of(Whose.HOSTS, Metrics.CPU_AVG), ChartLine.of(Whose.HOSTS, "cpu*")));

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell parent = new Shell(display);
  private final OwnCharts own = OwnCharts.of(List.of(CHART));
  private final ChartParts parts = new ChartParts(own, new FakeInventory(), new FakeSampler(), new FakeHistory());

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
    assertThat(dialog.getErrorMessage()).contains("needs a line");
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
    find(shell, Text.class, "chart.line.metric").setText(Metrics.MEMORY_USED);
    assertThat(dialog.getErrorMessage()).contains("one axis");
    assertThat(canAccept(shell)).isFalse();
    find(shell, Text.class, "chart.line.metric").setText("a b");
    assertThat(dialog.getErrorMessage()).contains("'a b'");
    press(shell, "chart.line.remove");
    assertThat(dialog.getErrorMessage()).isNull();
    assertThat(lines.getItems()).extracting(TableItem::getText).hasSize(1);
    assertThat(canAccept(shell)).isTrue();
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
    assertThat(find(shell, Button.class, "charts.edit").isEnabled()).isFalse();
    charts.select(0);
    charts.notifyListeners(SWT.Selection, new Event());
    assertThat(find(shell, Button.class, "charts.edit").isEnabled()).isTrue();
    assertThat(find(shell, Button.class, "charts.up").isEnabled()).as("it is the only one").isFalse();
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
