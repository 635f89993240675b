/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/**
 * Leaves series out and makes them stand out, by the legend: a click or Space toggles the one under the mouse or the
 * one that Up and Down have chosen. UI thread.
 */
public final class LegendControl {

  private final Control control;
  private final Runnable changed;
  private final Set<String> hidden = new LinkedHashSet<>();
  private @Nullable ChartPlan plan;
  private Optional<String> pointed = Optional.empty();
  private Optional<String> chosen = Optional.empty();
  private String toolTip = "";
  private @Nullable Menu menu;

  /**
   * Listens to a control.
   *
   * @param changed called when other series are hidden or stand out
   */
  public LegendControl(Control control, Runnable changed) {
    this.control = control;
    this.changed = changed;
    control.addListener(SWT.MouseMove, event -> point(legendAt(event)));
    control.addListener(SWT.MouseExit, event -> point(Optional.empty()));
    control.addListener(SWT.MouseDown, this::pressed);
    control.addListener(SWT.KeyDown, this::keyPressed);
    control.addListener(SWT.Dispose, event -> disposeMenu());
  }

  /** Takes the model that is to be shown: what it does not have does not stand out any more. */
  public void setModel(ChartModel value) {
    Set<String> ids = value.series().stream().map(Series::id).collect(Collectors.toSet());
    pointed = pointed.filter(ids::contains);
    chosen = chosen.filter(ids::contains);
  }

  /** Takes what is on the screen. */
  public void setPlan(ChartPlan value) {
    plan = value;
  }

  /** The ids of the series that are left out, in the order in which they were. */
  public Set<String> hidden() {
    return Set.copyOf(hidden);
  }

  /** Leaves out other series. */
  public void setHidden(Set<String> ids) {
    if (!hidden.equals(ids)) {
      hidden.clear();
      hidden.addAll(ids);
      changed.run();
    }
  }

  /** The id of the series that stands out. */
  public Optional<String> highlighted() {
    return pointed.or(() -> chosen);
  }

  private Optional<Series> legendAt(Event event) {
    ChartPlan current = plan;
    return current == null ? Optional.empty() : current.legendAt(event.x, event.y);
  }

  private void point(Optional<Series> series) {
    ChartPlan current = plan;
    String text = current == null ? "" : series.map(each -> Legend.words(current.model(), each)).orElse("");
    if (!text.equals(toolTip)) {
      toolTip = text;
      control.setToolTipText(text.isEmpty() ? null : text.replace("&", "&&"));
    }
    Optional<String> id = series.map(Series::id);
    if (!id.equals(pointed)) {
      pointed = id;
      control.setCursor(id.isPresent() ? control.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
      changed.run();
    }
  }

  private void pressed(Event event) {
    ChartPlan current = plan;
    if (event.button == 1) {
      legendAt(event).ifPresent(series -> toggle(series.id()));
      if (current != null && current.isMoreAt(event.x, event.y)) {
        showMenu(current.model());
      }
    }
  }

  private void keyPressed(Event event) {
    ChartPlan current = plan;
    if (current == null || (event.stateMask & ChartCursor.OTHERS) != 0) {
      return;
    }
    switch (event.keyCode) {
      case SWT.ARROW_UP -> choose(current.model(), -1);
      case SWT.ARROW_DOWN -> choose(current.model(), 1);
      case SWT.SPACE -> chosen.ifPresent(this::toggle);
      case SWT.ESC -> {
        if (event.doit) { // there is no cursor that it has hidden
          event.doit = chosen.isEmpty();
          setChosen(current.model(), Optional.empty());
        }
      }
      default -> {}
    }
  }

  /** From series to series, and to none behind the last and before the first one. */
  private void choose(ChartModel model, int by) {
    List<String> ids = model.series().stream().map(Series::id).toList();
    int index = chosen.map(ids::indexOf).orElse(by > 0 ? -1 : ids.size()) + by;
    setChosen(model, index >= 0 && index < ids.size() ? Optional.of(ids.get(index)) : Optional.empty());
  }

  private void setChosen(ChartModel model, Optional<String> id) {
    if (!id.equals(chosen)) {
      String before = words(model);
      chosen = id;
      ChartAccessible.valueChanged(control, before, words(model));
      changed.run();
    }
  }

  /** What is chosen, for assistive technology; empty when nothing is. */
  public String words(ChartModel model) {
    return model.series().stream().filter(series -> chosen.filter(series.id()::equals).isPresent()).findFirst()
        .map(series -> Legend.words(model, series)).orElse("");
  }

  private void toggle(String id) {
    if (!hidden.remove(id)) {
      hidden.add(id);
    }
    changed.run();
  }

  /** All series, also those for which the legend has no room. */
  private void showMenu(ChartModel model) {
    disposeMenu();
    Menu shown = new Menu(control);
    menu = shown;
    for (Series series : model.series()) {
      MenuItem item = new MenuItem(shown, SWT.CHECK);
      item.setText(series.label().replace("&", "&&"));
      item.setSelection(!hidden.contains(series.id()));
      item.addListener(SWT.Selection, event -> toggle(series.id()));
    }
    // After the selection, which comes behind it.
    shown.addListener(SWT.Hide, event -> shown.getDisplay().asyncExec(shown::dispose));
    shown.setVisible(true);
  }

  /** It belongs to the shell, which stays when the chart goes. */
  private void disposeMenu() {
    Menu last = menu;
    if (last != null) {
      last.dispose();
    }
  }
}
