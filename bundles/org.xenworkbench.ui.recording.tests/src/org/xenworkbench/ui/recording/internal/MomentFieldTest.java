/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.ui.Formats;

class MomentFieldTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final Display display = new Display();
  private final Shell shell = new Shell(display);
  private int changes;

  @AfterEach
  void close() {
    display.dispose();
  }

  private MomentField field(Instant value) {
    shell.setLayout(new FillLayout());
    return new MomentField(shell, "From:", "from", value, () -> changes++);
  }

  private Text text() {
    return (Text) shell.getChildren()[shell.getChildren().length - 1];
  }

  @Test
  void isWrittenAsTheWorkbenchWritesTimesAndReadBack() {
    long seed = System.nanoTime();
    System.out.println("Seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Instant time =
          NOON.plusSeconds(random.nextInt()).truncatedTo(ChronoUnit.DAYS).plusSeconds(random.nextInt(86_400));
      MomentField field = field(time);
      assertThat(text().getText()).isEqualTo(Formats.dateTime(time));
      Instant read = field.value().orElseThrow();
      assertThat(Formats.dateTime(read)).as("of an hour that is there twice it may be the other")
          .isEqualTo(Formats.dateTime(time));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "now", "2026-02-30 10:00:00", "2026-11-30 24:00:00", "2026-11-30", "Nov 30, 2026  8:49:29 AM",
          "99999-01-01 00:00:00"})
  void whatIsNoTimeIsNone(String typed) {
    MomentField field = field(NOON);
    text().setText(typed);
    assertThat(field.value()).isEmpty();
    assertThat(changes).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0,2027-12-31 23:59:59", "5,2027-01-31 23:59:59", "10,2027-01-01 23:59:59", "12,2027-01-01 00:59:59",
      "14,2027-01-01 00:00:59", "19,2027-01-01 00:00:00"})
  void theUpKeyChangesThePartThatTheCaretIsIn(int caret, String after) {
    field(NOON);
    text().setText("2026-12-31 23:59:59");
    text().setSelection(caret);
    Event up = new Event();
    up.keyCode = SWT.ARROW_UP;
    text().notifyListeners(SWT.KeyDown, up);
    assertThat(text().getText()).isEqualTo(after);
    assertThat(text().getCaretPosition()).isEqualTo(caret);
    up.keyCode = SWT.ARROW_DOWN;
    text().notifyListeners(SWT.KeyDown, up);
    assertThat(text().getText()).isEqualTo("2026-12-31 23:59:59");
  }
}
