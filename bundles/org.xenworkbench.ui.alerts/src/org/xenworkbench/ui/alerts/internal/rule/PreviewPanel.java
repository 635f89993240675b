/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.alerts.internal.Messages;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Shows what a rule would have done: how often it would have fired, on the stored history of all that it is about, and
 * the history of one. Both are read in the background, a moment after the last key. UI thread.
 */
final class PreviewPanel {

  private static final int PAUSE_MILLIS = 400;
  private static final int MOST_OFFERED = 40;
  private static final Duration LEAST = Duration.ofMinutes(10);

  private final RuleParts parts;
  private final PreviewChart charts;
  private final Composite panel;
  private final Combo range;
  private final Combo object;
  private final TimeSeriesChart chart;
  private final Link result;
  /** What the combo of objects offers. */
  private List<ObjectId> offered = List.of();
  private @Nullable AlertRule rule;
  /** The identity of the last wish: whatever comes of an earlier one is dropped. */
  private int wish;
  private CompletableFuture<AlertPreview> running = CompletableFuture.completedFuture(null);
  private final Background drawing;
  private Optional<AlertPreview> shown = Optional.empty();
  private Instant from = Instant.EPOCH;
  /** The left edge of the chart: where history begins, as far as that is known. */
  private Instant begin = Instant.EPOCH;
  private Instant to = Instant.EPOCH;

  PreviewPanel(Composite parent, RuleParts parts) {
    this.parts = parts;
    charts = new PreviewChart(parts);
    panel = new Composite(parent, SWT.NONE);
    drawing = new Background(panel, Messages.PreviewPanel_job);
    GridLayoutFactory.swtDefaults().numColumns(4).margins(12, 10).spacing(8, 6).applyTo(panel);
    range = combo(Messages.PreviewPanel_range, "alerts.range");
    range.setItems(Stream.of(PreviewRange.values()).map(PreviewRange::label).toArray(String[]::new));
    range.select(PreviewRange.WEEK.ordinal());
    range.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> request(0)));
    object = combo(Messages.PreviewPanel_object, "alerts.object");
    object.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> draw()));
    GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(object);
    chart = new TimeSeriesChart(panel, SWT.BORDER);
    chart.setData("org.eclipse.swtbot.widget.key", "alerts.preview");
    GridDataFactory.fillDefaults().grab(true, true).span(4, 1).hint(380, 220).applyTo(chart);
    result = new Link(panel, SWT.WRAP);
    result.setData("org.eclipse.swtbot.widget.key", "alerts.result");
    result.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> cancelOrAgain()));
    GridDataFactory.fillDefaults().grab(true, false).span(4, 1).hint(380, 4 * chart.getFont().getFontData()[0]
        .getHeight() * 2).applyTo(result);
    AccessibleNames.derive(panel);
    panel.addDisposeListener(event -> running.cancel(true));
  }

  private Combo combo(String title, String key) {
    new Label(panel, SWT.NONE).setText(title);
    Combo combo = new Combo(panel, SWT.READ_ONLY);
    combo.setData("org.eclipse.swtbot.widget.key", key);
    return combo;
  }

  Composite control() {
    return panel;
  }

  /** Shows that rule, a moment later; nothing while there is none. */
  void show(Optional<AlertRule> wanted) {
    AlertRule next = wanted.orElse(null);
    if (next == null) {
      wish++;
      running.cancel(true);
      clear();
      showChart(false);
      say(Messages.PreviewPanel_none);
    } else if (rule == null || !looked(next).equals(looked(rule))) {
      request(PAUSE_MILLIS);
    }
    rule = next;
  }

  /** The same of what makes a difference to the preview. */
  private static AlertRule looked(AlertRule typed) {
    return typed.toBuilder().name("").repeat(Optional.empty()).enabled(true).actions(List.of()).build();
  }

  private PreviewRange range() {
    return PreviewRange.values()[Math.max(0, range.getSelectionIndex())];
  }

  private void request(int millis) {
    int mine = ++wish;
    panel.getDisplay().timerExec(millis, () -> {
      if (!panel.isDisposed() && mine == wish) {
        compute(mine);
      }
    });
  }

  private void compute(int mine) {
    AlertRule asked = rule;
    if (asked == null) {
      return;
    }
    running.cancel(true);
    shown = Optional.empty();
    to = parts.clock().instant();
    from = to.minus(range().length());
    begin = from;
    showChart(true);
    offer(asked, List.of());
    draw();
    say(Messages.PreviewPanel_running);
    Display display = panel.getDisplay();
    running = parts.alerts().preview(asked, from, to);
    running.whenComplete((preview, failure) -> Displays.later(display, () -> {
      if (!panel.isDisposed() && mine == wish) {
        computed(asked, preview, failure);
      }
    }));
  }

  private void computed(AlertRule asked, @Nullable AlertPreview preview, @Nullable Throwable failure) {
    if (preview == null) {
      say(failure instanceof CancellationException ? Messages.PreviewPanel_cancelled
          : SafeText.label(String.valueOf(cause(failure).getMessage())));
      return;
    }
    shown = Optional.of(preview);
    begin = begin(preview);
    say(SafeText.label(PreviewTexts.of(preview, asked.scope().measured(), range(), from)));
    offer(asked, preview.firings());
    draw();
  }

  /** With the data: a week of which there is an hour would be a dot. */
  private Instant begin(AlertPreview preview) {
    Instant latest = to.minus(LEAST);
    Instant known = preview.from().isBefore(latest) ? preview.from() : latest;
    return preview.objects() == 0 || known.isBefore(from) ? from : known;
  }

  private static Throwable cause(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : failure.getCause();
    return cause != null ? cause : failure != null ? failure : new IllegalStateException();
  }

  private void cancelOrAgain() {
    if (running.isDone()) {
      request(0);
    } else {
      running.cancel(true);
    }
  }

  private void say(String text) {
    result.setText(text);
  }

  /** Those on which it would have fired, the most often first, then others of its scope. */
  private void offer(AlertRule asked, List<AlertPreview.Firing> firings) {
    Map<ObjectId, Integer> times = new LinkedHashMap<>();
    firings.forEach(firing -> times.merge(firing.object(), 1, Integer::sum));
    List<ObjectId> fired = times.keySet().stream()
        .sorted(Comparator.comparing((ObjectId id) -> times.getOrDefault(id, 0)).reversed()).toList();
    Optional<ObjectId> before = selected();
    List<ObjectId> all = new ArrayList<>(fired);
    parts.objects().of(asked.scope()).map(ModelObject::id).filter(id -> !times.containsKey(id))
        .limit(MOST_OFFERED).forEach(all::add);
    offered = List.copyOf(all.subList(0, Math.min(all.size(), MOST_OFFERED)));
    object.setItems(offered.stream().map(id -> SafeText.cell(label(id, times.getOrDefault(id, 0))))
        .toArray(String[]::new));
    int index = before.map(offered::indexOf).orElse(-1);
    boolean isDull = firings.isEmpty() || index >= 0 && times.containsKey(offered.get(index));
    object.select(isDull && index >= 0 ? index : 0);
  }

  private String label(ObjectId id, int times) {
    String name = parts.names().name(id);
    return times == 0 ? name : MessageFormat.format(Messages.PreviewPanel_fired, name, times);
  }

  private Optional<ObjectId> selected() {
    int index = object.getSelectionIndex();
    return index < 0 || index >= offered.size() ? Optional.empty() : Optional.of(offered.get(index));
  }

  private void draw() {
    AlertRule drawn = rule;
    if (selected().isEmpty()) {
      clear();
    }
    selected().ifPresent(id -> {
      if (drawn != null) {
        int mine = wish;
        List<AlertPreview.Firing> firings = shown.map(AlertPreview::firings).orElse(List.of());
        Instant first = begin;
        Instant last = to;
        drawing.run(() -> charts.of(drawn, id, firings, first, last), model -> {
          if (mine == wish && selected().filter(id::equals).isPresent()) {
            chart.setModel(model);
          }
        });
      }
    });
  }

  /** Without a rule there is nothing that could have data, or none. Its room stays. */
  private void showChart(boolean isShown) {
    chart.setVisible(isShown);
  }

  /** What was shown is of something else. */
  private void clear() {
    offered = List.of();
    object.removeAll();
    chart.getModel().ifPresent(before -> chart.setModel(ChartModel.builder("", before.axis()).range(before.from(),
        before.to()).build()));
  }
}
