/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.performance.internal.own.ChartLine;

/**
 * Which metric a line shows: one of those that its object has or had, by what they are called. They may have to be read
 * from files: until they are known, there is the one that the line has. UI thread.
 */
final class MetricField {

  private final ChartObjects objects;
  private final Combo combo;
  /** The metrics that the combo offers, in its order. */
  private List<String> offered = List.of();
  private Optional<ChartLine> shown = Optional.empty();

  /** @param chosen hears of another metric, by its identity */
  MetricField(Composite parent, ChartObjects objects, Consumer<String> chosen) {
    this.objects = objects;
    combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
    combo.setData("org.eclipse.swtbot.widget.key", "chart.line.metric");
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
      if (combo.getSelectionIndex() >= 0) {
        chosen.accept(offered.get(combo.getSelectionIndex()));
      }
    }));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
  }

  /** Shows the metric of a line; nothing can be chosen where there is none. */
  void show(Optional<ChartLine> line) {
    combo.setEnabled(line.isPresent());
    if (line.isPresent() && isOfSameObject(line.get()) && offered.contains(line.get().metric())) {
      combo.select(offered.indexOf(line.get().metric()));
    } else {
      offer(line, List.of());
      line.ifPresent(this::look);
    }
    shown = line;
  }

  private boolean isOfSameObject(ChartLine line) {
    return shown.filter(last -> last.whose() == line.whose() && last.object().equals(line.object())).isPresent();
  }

  private void look(ChartLine line) {
    ChartObjects.Owner owner = new ChartObjects.Owner(line.whose(), line.object(), line.objectName(), "");
    Display display = combo.getDisplay();
    Job job = Job.create(Messages.AddLinesDialog_reading, (ICoreRunnable) monitor -> {
      List<ChartObjects.Metric> found = objects.metrics(owner);
      Displays.later(display, () -> {
        if (!combo.isDisposed() && isOfSameObject(line)) {
          offer(shown, found);
        }
      });
    });
    job.setSystem(true);
    job.schedule();
  }

  private void offer(Optional<ChartLine> line, List<ChartObjects.Metric> found) {
    List<String> ids = new ArrayList<>(found.stream().map(ChartObjects.Metric::id).toList());
    List<String> labels = new ArrayList<>(found.stream().map(ChartObjects.Metric::label).toList());
    line.filter(has -> !ids.contains(has.metric())).ifPresent(has -> { // such as a pattern that came with a file
      ids.add(0, has.metric());
      labels.add(0, objects.metric(has));
    });
    offered = List.copyOf(ids);
    combo.setItems(labels.stream().map(SafeText::cell).toArray(String[]::new));
    combo.select(line.map(has -> ids.indexOf(has.metric())).orElse(-1));
  }
}
