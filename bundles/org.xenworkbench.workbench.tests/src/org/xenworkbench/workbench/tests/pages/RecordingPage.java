/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;
import org.xenworkbench.workbench.tests.driver.Wait;

/** The dialog that saves a recording, and the window that shows one. */
public final class RecordingPage {

  private static final String DIALOG = "Save Recording";
  private static final String COMMAND = "org.xenworkbench.ui.recording.openRecording";
  private static final String SUFFIX = " (recording)";

  private final UiDriver driver;

  private RecordingPage(UiDriver driver) {
    this.driver = driver;
  }

  /** Saves what is selected in the event log. */
  public static RecordingPage save(UiDriver driver, Path file, Runnable picture) {
    driver.chooseContextMenu(Query.key(Kind.TABLE, "eventlog.table"), "Save Recording...");
    driver.setText(Query.key(Kind.TEXT, "recording.save.file").in(DIALOG), file.toString());
    Wait.until("It can be saved", () -> driver.isEnabled(Query.text(Kind.BUTTON, "Save").in(DIALOG)));
    picture.run();
    driver.click(Query.text(Kind.BUTTON, "Save").in(DIALOG));
    return new RecordingPage(driver);
  }

  /** Opens a file as Open Recording does once it is chosen. */
  public static void openFile(UiDriver driver, Path file) {
    driver.onUi(() -> {
      IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
      try {
        return window.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(
            window.getService(ICommandService.class).getCommand(COMMAND), Map.of(COMMAND + ".file", file.toString())),
            null);
      } catch (CommandException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** Opens a recording and waits for its window. */
  public void open(Path file) {
    openFile(driver, file);
    Wait.until("The window of the recording", this::isOpen);
  }

  /** Whether there is a window of a recording. */
  public boolean isOpen() {
    return driver.shells().stream().anyMatch(title -> title.endsWith(SUFFIX));
  }

  private String title() {
    return driver.shells().stream().filter(title -> title.endsWith(SUFFIX)).findFirst().orElseThrow();
  }

  private Optional<IWorkbenchWindow> window() {
    return Arrays.stream(PlatformUI.getWorkbench().getWorkbenchWindows())
        .filter(window -> window.getShell().getText().endsWith(SUFFIX)).findFirst();
  }

  /** What plays there. */
  public Replay replay() {
    return driver.onUi(() -> window().orElseThrow().getService(Replay.class));
  }

  private Query tree() {
    return Query.key(Kind.TREE, "hosts.tree").in(title());
  }

  /** The VMs that are shown below a host. */
  public List<String> vms(String host) {
    return driver.rows(tree()).stream().filter(row -> row.cell(0).equals(host))
        .flatMap(row -> row.children().stream()).map(row -> row.cell(0)).toList();
  }

  /** Selects a VM. */
  public void select(String host, String vm) {
    driver.activate(title()); // what can be done is asked in the active window
    driver.select(tree(), List.of(List.of(host, vm)));
  }

  /** The entries of the context menu that can be chosen. */
  public List<String> enabled() {
    return driver.contextMenu(tree()).stream().filter(MenuEntry::enabled).map(MenuEntry::text).toList();
  }

  /** Presses keys in the tree. */
  public void press(Keys... keys) {
    driver.activate(title());
    driver.press(tree(), keys);
  }

  /** Where it is, as the bar says. */
  public String position() {
    return driver.text(Query.key(Kind.LABEL, "recording.position").in(title()));
  }

  /** The rows of its event log. */
  public List<Row> log() {
    return driver.rows(Query.key(Kind.TABLE, "eventlog.table").in(title()));
  }

  /** Whether a chart of an object is painted with values of that time. */
  public boolean hasChart(String object, Instant from, Instant to) {
    return driver.onUi(() -> controls(window().orElseThrow().getShell()).filter(TimeSeriesChart.class::isInstance)
        .map(TimeSeriesChart.class::cast).flatMap(chart -> chart.getPaintedModel().stream())
        .filter(model -> model.title().contains(object)).flatMap(model -> model.series().stream())
        .anyMatch(series -> series.hasValue(from.toEpochMilli(), to.toEpochMilli())));
  }

  private static Stream<Control> controls(Composite parent) {
    return Arrays.stream(parent.getChildren()).flatMap(child -> child instanceof Composite composite
        ? Stream.concat(Stream.of(child), controls(composite)) : Stream.of(child));
  }

  /** Closes the window. */
  public void close() {
    driver.close(title());
  }
}
