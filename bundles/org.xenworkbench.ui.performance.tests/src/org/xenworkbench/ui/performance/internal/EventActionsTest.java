/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.ValueAxis;

/** What a chart's menu offers for the band under the mouse. */
class EventActionsTest {

  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell shell = new Shell(display, SWT.NO_TRIM);
  private final List<LogEntry> known = new ArrayList<>();
  private final EventActions actions = new EventActions(
      wanted -> known.stream().filter(entry -> wanted.contains(entry.correlation())).toList(), Optional::empty);
  private TimeSeriesChart chart;
  private EventActions.OfChart about;

  @BeforeEach
  void open() {
    shell.setLayout(new FillLayout());
    shell.setSize(640, 320);
    chart = new TimeSeriesChart(shell, SWT.NONE);
    about = actions.of(chart);
    shell.open();
    shell.layout();
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private static LogEntry migration(int number) {
    return LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated R&D " + number, START)
        .vm(VmId.of(UUID.randomUUID()), "VM").finished(START.plusSeconds(20))
        .attribute(LogAttribute.SOURCE, HostId.random().key()).attribute(LogAttribute.TARGET, HostId.random().key())
        .build();
  }

  private void show(LogEntry... entries) {
    known.addAll(List.of(entries));
    ChartModel.Builder model = ChartModel.builder("CPU", ValueAxis.of(ValueAxis.Steps.DECIMAL, Double::toString))
        .range(START.minusSeconds(60), START.plusSeconds(60));
    model.add(Band.of(START, START.plusSeconds(20), "moves", ColorRole.ACTIVITY)
        .withKeys(Stream.of(entries).map(entry -> entry.correlation().toString()).toList()));
    chart.setModel(model.build());
    Rectangle plot = chart.getPlotArea();
    Point mouse = chart.toDisplay(plot.x + plot.width * 7 / 12, plot.y + 30);
    Event event = new Event();
    event.detail = SWT.MENU_MOUSE;
    event.x = mouse.x;
    event.y = mouse.y;
    chart.notifyListeners(SWT.MenuDetect, event);
  }

  private List<String> menu() {
    MenuManager menu = new MenuManager();
    about.contributeTo(menu);
    return texts(menu, "");
  }

  private static List<String> texts(MenuManager menu, String indent) {
    List<String> texts = new ArrayList<>();
    for (IContributionItem item : menu.getItems()) {
      if (item instanceof MenuManager sub) {
        texts.add(indent + sub.getMenuText());
        texts.addAll(texts(sub, indent + "  "));
      } else if (item instanceof ActionContributionItem action) {
        texts.add(indent + action.getAction().getText());
      }
    }
    return texts;
  }

  @Test
  void oneMigrationCanBeShownAndComparedAndItsVmsListed() {
    show(migration(1));
    assertThat(menu()).containsExactly("Show in Event Log", "Compare Hosts", "Top Virtual Machines");
  }

  @Test
  void ofSeveralOneIsChosen() {
    show(migration(1), migration(2));
    assertThat(menu()).hasSize(9).startsWith("Show in Event Log").contains("Compare Hosts")
        .filteredOn(text -> text.startsWith("  ")).hasSize(6).allMatch(text -> text.contains("Migrated R&&D"));
  }

  @Test
  void veryManyHaveAnEnd() {
    show(IntStream.range(0, 40).mapToObj(EventActionsTest::migration).toArray(LogEntry[]::new));
    assertThat(menu()).hasSize(3 + 3 * 26).contains("  and 15 more: zoom in to tell them apart");
  }

  @Test
  void changesOfPowerAreNotCompared() {
    show(LogEntry.occurrence(LogEntry.POWER, LogEntry.Status.INFO, "Started", START).build());
    assertThat(menu()).containsExactly("Show in Event Log");
  }

  @Test
  void whatTheLogHasForgottenOffersNothing() {
    show(migration(1));
    known.clear();
    assertThat(menu()).isEmpty();
  }
}
