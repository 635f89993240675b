/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeReplay;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.RefreshTimes;

class ReplayBarTest {

  private static final Instant FROM = Instant.parse("2026-11-29T14:00:00Z");
  private static final Instant TO = FROM.plusSeconds(3_600);
  private static final Instant EVENT = FROM.plusSeconds(600);
  private static final Instant LATER = FROM.plusSeconds(1_800);

  private final FakeReplay replay = new FakeReplay("Migration of VM1 & VM2", FROM, TO, List.of(EVENT, LATER),
      List.of("3 of 40 series cannot be read."));
  private final Display display = new Display();
  private final Shell shell = new Shell(display);

  @BeforeEach
  void open() {
    shell.setLayout(new FillLayout());
    new ReplayBar(shell, replay, new NoTimes());
    shell.setSize(1200, 120);
    shell.open();
  }

  @AfterEach
  void close() {
    shell.dispose();
    display.dispose();
  }

  private static final class NoTimes implements RefreshTimes {

    @Override
    public List<Summary> summaries() {
      return List.of();
    }

    @Override
    public List<Summary> openings() {
      return List.of();
    }

    @Override
    public void reset() {
      // Nothing was recorded.
    }

    @Override
    public void record(String name, long nanos) {
      // Nobody asks.
    }

    @Override
    public void recordOpening(String name, long nanos) {
      // Nobody asks.
    }
  }

  private static <T extends Control> T find(Composite parent, Class<T> type, String key) {
    T found = search(parent, type, key);
    assertThat(found).as(key).isNotNull();
    return found;
  }

  private static <T extends Control> T search(Composite parent, Class<T> type, String key) {
    for (Control child : parent.getChildren()) {
      if (type.isInstance(child) && (key.isEmpty() || key.equals(child.getData("org.eclipse.swtbot.widget.key")))) {
        return type.cast(child);
      }
      T below = child instanceof Composite composite ? search(composite, type, key) : null;
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  private void click(int tool) {
    find(shell, ToolBar.class, "").getItem(tool).notifyListeners(SWT.Selection, new Event());
  }

  private void waitForPosition(String text) {
    Label position = find(shell, Label.class, "recording.position");
    waitUntil(() -> position.getText().equals(text));
    assertThat(position.getText()).isEqualTo(text);
  }

  private void waitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      if (!display.readAndDispatch()) {
        display.timerExec(50, () -> {});
        display.sleep();
      }
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void saysThatNothingIsLiveAndWhatIsMissing() {
    assertThat(find(shell, Label.class, "recording.banner").getText())
        .contains("Migration of VM1 && VM2").contains(Formats.dateTime(FROM)).contains(Formats.dateTime(TO))
        .contains("nothing here is live").contains("3 of 40 series cannot be read.");
  }

  @Test
  void playsAndPauses() {
    click(1);
    assertThat(replay.isPlaying()).isTrue();
    click(1);
    assertThat(replay.isPlaying()).isFalse();
    Event space = new Event();
    space.character = ' ';
    find(shell, Scale.class, "recording.scale").notifyListeners(SWT.KeyDown, space);
    assertThat(replay.isPlaying()).as("by the space key").isTrue();
    assertThat(space.doit).isFalse();
  }

  @Test
  void goesFromEventToEvent() {
    click(2);
    assertThat(replay.position()).isEqualTo(EVENT);
    waitForPosition(Formats.dateTime(EVENT));
    click(2);
    assertThat(replay.position()).isEqualTo(LATER);
    waitForPosition(Formats.dateTime(LATER));
    assertThat(find(shell, ToolBar.class, "").getItem(2).isEnabled()).as("there is none after the last").isFalse();
    click(0);
    assertThat(replay.position()).isEqualTo(EVENT);
  }

  @Test
  void saysWhichEventItCameTo() {
    replay.events().append(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated VM1 & more", EVENT)
        .finished(EVENT.plusSeconds(10)).build());
    Label said = find(shell, Label.class, "recording.event");
    assertThat(said.getText()).isEmpty();
    click(2);
    waitUntil(() -> said.getText().equals("Migrated VM1 && more"));
    replay.seek(EVENT.plusSeconds(1));
    waitUntil(() -> said.getText().isEmpty());
  }

  @Test
  void marksOfEventsAreWhereTheThumbWouldBe() {
    assertThat(ReplayEvents.x(replay.recording(), FROM, 1_028)).isEqualTo(14);
    assertThat(ReplayEvents.x(replay.recording(), LATER, 1_028)).isEqualTo(514);
    assertThat(ReplayEvents.x(replay.recording(), TO, 1_028)).isEqualTo(1_014);
    assertThat(ReplayEvents.pixels(replay, 1_028).stream()).as("drawn once each").containsExactly(
        ReplayEvents.x(replay.recording(), EVENT, 1_028) - 1, ReplayEvents.x(replay.recording(), EVENT, 1_028), 513,
        514);
  }

  @Test
  void theEndOfWhatBeganBeforeManyOthersIsTold() {
    replay.events().append(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Long", EVENT)
        .finished(LATER).build());
    for (int i = 1; i <= 200; i++) {
      replay.events().append(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Short", EVENT.plusSeconds(i))
          .finished(EVENT.plusSeconds(i)).build());
    }
    assertThat(new ReplayEvents(shell, replay).what(LATER)).isEqualTo("Long");
  }

  @Test
  void changesTheSpeed() {
    Combo speed = find(shell, Combo.class, "recording.speed");
    assertThat(speed.getText()).isEqualTo("1x");
    speed.select(speed.getItemCount() - 1);
    speed.notifyListeners(SWT.Selection, new Event());
    assertThat(replay.speed()).isEqualTo(100);
    Steps steps = new Steps(replay);
    steps.faster();
    assertThat(replay.speed()).as("there is nothing faster").isEqualTo(100);
    steps.slower();
    assertThat(replay.speed()).isEqualTo(50);
    replay.setSpeed(1);
    steps.slower();
    assertThat(replay.speed()).isEqualTo(1);
    steps.faster();
    assertThat(replay.speed()).isEqualTo(2);
  }

  @Test
  void followsThePositionAndSaysThatItEnded() {
    replay.play();
    replay.playTo(LATER);
    waitForPosition(Formats.dateTime(LATER));
    assertThat(find(shell, Scale.class, "recording.scale").getSelection()).isEqualTo(500);
    replay.playTo(TO);
    waitForPosition(Formats.dateTime(TO) + ", the end");
    assertThat(find(shell, Scale.class, "recording.scale").getSelection()).isEqualTo(1000);
  }

  /** A jump may take its time, in which the bar is shown again. */
  @Test
  void theThumbStaysWhereItWasPut() {
    replay.slowDown();
    Scale scale = find(shell, Scale.class, "recording.scale");
    scale.setSelection(250);
    scale.notifyListeners(SWT.Selection, new Event());
    click(1);
    waitUntil(() -> find(shell, ToolBar.class, "").getItem(1).getToolTipText().equals("Pause"));
    assertThat(scale.getSelection()).isEqualTo(250);
    assertThat(find(shell, Label.class, "recording.position").getText()).isEqualTo(Formats.dateTime(FROM));
    replay.arrive();
    waitForPosition(Formats.dateTime(FROM.plusSeconds(900)));
    assertThat(scale.getSelection()).isEqualTo(250);
  }

  @Test
  void aStepOfTheScaleIsTheMomentThatItShows() {
    long seed = System.nanoTime();
    System.out.println("Seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      FakeReplay any = new FakeReplay("", FROM, FROM.plusMillis(1_000 + random.nextInt(1_000_000_000)), List.of(),
          List.of());
      int step = random.nextInt(1001);
      Instant time = ReplayBar.time(any.recording(), step);
      assertThat(time).isBetween(FROM, any.recording().to());
      assertThat(ReplayBar.step(any.recording(), time)).isEqualTo(step);
    }
    assertThat(ReplayBar.time(replay.recording(), 1000)).isEqualTo(TO);
    Scale scale = find(shell, Scale.class, "recording.scale");
    scale.setSelection(250);
    scale.notifyListeners(SWT.Selection, new Event());
    assertThat(replay.position()).isEqualTo(FROM.plusSeconds(900));
  }
}
