/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.recording.ReplayListener;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.Refresher;

/** Says that what the window shows is a recording, and of when, and plays it. UI thread. */
final class ReplayBar {

  private static final String KEY = "org.eclipse.swtbot.widget.key";
  /** Where the theme does not paint: the bar is to be seen in its own colours. */
  private static final String OWN_COLORS = "org.eclipse.e4.ui.css.disabled";
  private static final Color BACKGROUND = new Color(150, 36, 36);
  private static final Color FOREGROUND = new Color(255, 255, 255);
  static final int STEPS = 1000;
  private static final int LEAST_WIDTH = 300;

  private final Replay replay;
  private final Recording recording;
  private final Steps steps;
  private final Composite panel;
  private final LocalResourceManager images;
  private final ToolItem play;
  private final ToolItem previous;
  private final ToolItem next;
  private final Combo speed;
  private final Scale scale;
  private final Label position;
  private final ReplayEvents events;

  ReplayBar(Composite parent, Replay replay, RefreshTimes times) {
    this.replay = replay;
    recording = replay.recording();
    steps = new Steps(replay);
    panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(5).margins(6, 3).spacing(8, 2).applyTo(panel);
    images = new LocalResourceManager(JFaceResources.getResources(), panel);
    addBanner();
    ToolBar buttons = new ToolBar(panel, SWT.FLAT);
    previous = button(buttons, "previous_event", Messages.ReplayBar_previous, steps::previousEvent);
    play = button(buttons, "play", Messages.ReplayBar_play, steps::playOrPause);
    next = button(buttons, "next_event", Messages.ReplayBar_next, steps::nextEvent);
    new Label(panel, SWT.NONE).setText(Messages.ReplayBar_speed);
    speed = addSpeed();
    scale = addScale();
    position = new Label(panel, SWT.NONE);
    position.setData(KEY, "recording.position");
    position.setText(NLS.bind(Messages.ReplayBar_ended, Formats.dateTime(recording.to()))); // the longest
    GridDataFactory.swtDefaults().hint(position.computeSize(SWT.DEFAULT, SWT.DEFAULT)).applyTo(position);
    events = addEvents();
    AccessibleNames.derive(panel);
    follow(times);
  }

  private void addBanner() {
    Composite banner = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 3).applyTo(banner);
    GridDataFactory.fillDefaults().span(5, 1).grab(true, false).applyTo(banner);
    Label icon = new Label(banner, SWT.NONE);
    icon.setImage(images.get(icon("recording")));
    GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
    Label text = new Label(banner, SWT.NONE);
    text.setData(KEY, "recording.banner");
    text.setText(SafeText.label(bannerText(recording)));
    text.setToolTipText(text.getText()); // where the window is narrow
    text.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    GridDataFactory.fillDefaults().grab(true, false).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(text);
    for (Control control : List.of(banner, icon, text)) {
      control.setData(OWN_COLORS, Boolean.TRUE);
      control.setBackground(BACKGROUND);
      control.setForeground(FOREGROUND);
    }
  }

  /** That it is one, of when, and what of it is missing. */
  static String bannerText(Recording recording) {
    String text = MessageFormat.format(Messages.ReplayBar_banner, SafeText.cell(recording.title()),
        Formats.dateTime(recording.from()), Formats.dateTime(recording.to()), Formats.dateTime(recording.made()));
    return recording.damage().isEmpty() ? text
        : NLS.bind(Messages.ReplayBar_damage, text, SafeText.cell(String.join(" ", recording.damage())));
  }

  private static ImageDescriptor icon(String name) {
    return ImageDescriptor.createFromURLSupplier(true,
        () -> ReplayBar.class.getResource("/icons/" + name.toLowerCase(Locale.ROOT) + ".svg"));
  }

  private ToolItem button(ToolBar bar, String icon, String text, Runnable work) {
    ToolItem item = new ToolItem(bar, SWT.PUSH);
    item.setImage(images.get(icon(icon)));
    item.setToolTipText(text);
    item.setData(KEY, "recording." + icon);
    item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
    return item;
  }

  private Combo addSpeed() {
    Combo created = new Combo(panel, SWT.READ_ONLY);
    Steps.SPEEDS.forEach(factor -> created.add(NLS.bind(Messages.ReplayBar_times, factor)));
    created.setData(KEY, "recording.speed");
    created.addSelectionListener(SelectionListener.widgetSelectedAdapter(
        event -> replay.setSpeed(Steps.SPEEDS.get(created.getSelectionIndex()))));
    return created;
  }

  private Scale addScale() {
    Scale created = new Scale(panel, SWT.HORIZONTAL);
    created.setMaximum(STEPS);
    created.setIncrement(STEPS / 100);
    created.setPageIncrement(STEPS / 10);
    created.setData(KEY, "recording.scale");
    AccessibleNames.set(created, Messages.ReplayBar_position);
    GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(created);
    created.addSelectionListener(SelectionListener.widgetSelectedAdapter(
        event -> replay.seek(time(recording, created.getSelection()))));
    created.addListener(SWT.KeyDown, event -> {
      if (event.character == ' ') {
        steps.playOrPause();
        event.doit = false;
      }
    });
    return created;
  }

  /** A row below the scale. */
  private ReplayEvents addEvents() {
    GridDataFactory.swtDefaults().span(3, 1).applyTo(new Label(panel, SWT.NONE));
    Composite below = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(below);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(below);
    new Label(panel, SWT.NONE);
    return new ReplayEvents(below, replay);
  }

  /** The moment at a step of the scale. */
  static Instant time(Recording recording, int step) {
    Duration length = Duration.between(recording.from(), recording.to());
    return step >= STEPS ? recording.to() : recording.from().plus(length.dividedBy(STEPS).multipliedBy(step));
  }

  /** The step of the scale that a moment is at. */
  static int step(Recording recording, Instant time) {
    double length = Duration.between(recording.from(), recording.to()).toMillis();
    double part = Duration.between(recording.from(), time).toMillis();
    return (int) Math.round(Math.max(0, Math.min(1, part / Math.max(1, length))) * STEPS);
  }

  private void follow(RefreshTimes times) {
    Refresher refresher = new Refresher(panel, "recording.bar", Refresher.CHART, times, this::show);
    Registration listening = replay.addListener(new ReplayListener() {
      @Override
      public void moved(Instant now, boolean jumped) {
        refresher.request();
      }

      @Override
      public void stateChanged() {
        refresher.request();
      }
    });
    panel.addDisposeListener(event -> listening.close());
    show();
  }

  private void show() {
    Instant now = replay.position();
    boolean plays = replay.isPlaying();
    boolean ended = !plays && !now.isBefore(recording.to());
    play.setImage(images.get(icon(plays ? "pause" : "play")));
    play.setToolTipText(plays ? Messages.ReplayBar_pause : Messages.ReplayBar_play);
    AccessibleNames.set(play, play.getToolTipText());
    previous.setEnabled(replay.previousEvent().isPresent());
    next.setEnabled(replay.nextEvent().isPresent());
    int chosen = Steps.SPEEDS.indexOf(replay.speed());
    if (speed.getSelectionIndex() != chosen) {
      speed.select(chosen);
    }
    int step = step(recording, replay.goal()); // while a jump is under way the thumb stays where the user has put it
    if (scale.getSelection() != step) {
      scale.setSelection(step);
    }
    events.show(now);
    String text = Formats.dateTime(now);
    position.setText(ended ? NLS.bind(Messages.ReplayBar_ended, text) : text);
  }
}
