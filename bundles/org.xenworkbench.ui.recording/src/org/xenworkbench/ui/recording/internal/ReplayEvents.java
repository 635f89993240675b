/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;

/** Shows where in a recording something happened, and what, when one is there. UI thread. */
final class ReplayEvents {

  static final int HEIGHT = 6;
  /** So far from its ends the thumb of a scale begins and ends. */
  private static final int INSET = 14;
  private static final int MOST_TOLD = 20;

  private final Replay replay;
  private final Canvas marks;
  private final Label said;
  private Optional<Instant> shown = Optional.empty();
  /** Where marks are at that width: there may be hundreds of thousands of moments. */
  private BitSet drawn = new BitSet();
  private int drawnWidth = -1;

  /**
   * Creates it.
   *
   * @param parent is as wide as the scale
   */
  ReplayEvents(Composite parent, Replay replay) {
    this.replay = replay;
    marks = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
    marks.setData("org.eclipse.swtbot.widget.key", "recording.marks");
    marks.addPaintListener(this::paint);
    GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, HEIGHT).applyTo(marks);
    said = new Label(parent, SWT.NONE);
    said.setData("org.eclipse.swtbot.widget.key", "recording.event");
    GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).indent(INSET, 0).applyTo(said);
  }

  private void paint(PaintEvent event) {
    Rectangle area = marks.getClientArea();
    if (drawnWidth != area.width) {
      drawn = pixels(replay, area.width);
      drawnWidth = area.width;
    }
    event.gc.setBackground(marks.getForeground());
    for (int from = drawn.nextSetBit(0); from >= 0;) {
      int end = drawn.nextClearBit(from);
      event.gc.fillRectangle(from, 0, end - from, area.height);
      from = drawn.nextSetBit(end);
    }
  }

  /** Which pixels of a scale of that width belong to a mark. */
  static BitSet pixels(Replay replay, int width) {
    BitSet pixels = new BitSet();
    for (Instant moment : replay.moments()) {
      int x = Math.max(1, x(replay.recording(), moment, width));
      pixels.set(x - 1, x + 1);
    }
    return pixels;
  }

  /** Where a moment is on a scale of that width. */
  static int x(Recording recording, Instant moment, int width) {
    return INSET + Math.round((float) ReplayBar.step(recording, moment) / ReplayBar.STEPS * (width - 2 * INSET));
  }

  /** Tells what began or ended at the position, if something did just there. */
  void show(Instant position) {
    if (shown.filter(position::equals).isPresent()) {
      return;
    }
    shown = Optional.of(position);
    said.setText("");
    if (isMoment(position)) {
      Display display = said.getDisplay();
      Job job = Job.createSystem(Messages.ReplayEvents_job, (ICoreRunnable) monitor -> {
        String text = what(position);
        Displays.later(display, () -> {
          if (!said.isDisposed() && shown.filter(position::equals).isPresent()) {
            said.setText(SafeText.label(text));
            said.setToolTipText(said.getText());
          }
        });
      });
      job.schedule();
    }
  }

  private boolean isMoment(Instant position) {
    return Collections.binarySearch(replay.moments(), position) >= 0;
  }

  private List<LogEntry> all() {
    try {
      return replay.events().query(EventQuery.newest(Integer.MAX_VALUE));
    } catch (UnreadableLogException e) { // the banner tells what of a recording cannot be read
      return e.found();
    }
  }

  /** What is told of it; an entry that ends there may have begun long before many others. */
  String what(Instant position) {
    List<LogEntry> found = all().stream()
        .filter(entry -> entry.started().equals(position) || entry.finished().filter(position::equals).isPresent())
        .limit(MOST_TOLD).toList();
    return found.stream().map(LogEntry::message).map(SafeText::line).collect(Collectors.joining("; "));
  }
}
