/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is typed into a spinner is what it gets, or is refused: "0,5" is never 5. */
class NumberTypingTest {

  private final Display display = new Display();
  private final Shell shell = new Shell(display);

  @AfterEach
  void dispose() {
    display.dispose();
  }

  private Spinner spinner(int decimals) {
    Spinner spinner = new Spinner(shell, SWT.BORDER);
    spinner.setValues(50, 0, 6000, decimals, 1, 10);
    NumberTyping.guard(spinner);
    return spinner;
  }

  /**
   * What a text becomes that replaces what is there: empty if it is refused. As SWT asks on GTK: it has refused what
   * is no digit and not the separator of its own language.
   */
  private static String typed(Spinner spinner, String text, int start, int end) {
    Event event = new Event();
    event.text = text;
    event.start = start;
    event.end = end;
    event.doit = text.matches("[0-9]*" + (spinner.getDigits() == 0 ? "" : "[.]?") + "[0-9]*");
    spinner.notifyListeners(SWT.Verify, event);
    return event.doit ? event.text : "";
  }

  private static String pasted(Spinner spinner, String text) {
    return typed(spinner, text, 0, spinner.getText().length());
  }

  @Test
  void commaAndPointAreTheSeparatorOfDecimals() {
    Spinner spinner = spinner(1);
    String separator = spinner.getText().replaceAll("[0-9]", "");
    assertThat(pasted(spinner, "0,5")).isEqualTo("0" + separator + "5");
    assertThat(pasted(spinner, "0.5")).isEqualTo("0" + separator + "5");
    assertThat(typed(spinner, ",", 0, 2)).as("before the digit that is left").isEqualTo(separator);
  }

  @Test
  void whatWouldLoseAMarkIsRefusedWithTheDigitsThatFollow() {
    Spinner days = spinner(0);
    for (String wrong : new String[] {"2,5", "2.5", "1,000", "1e3", "-5", "2'500", " 7"}) {
      Spinner fresh = spinner(0);
      assertThat(pasted(fresh, wrong)).as(wrong).isEmpty();
    }
    assertThat(typed(days, "2", 0, 2)).isEqualTo("2");
    assertThat(typed(days, ",", 1, 1)).isEmpty();
    assertThat(typed(days, "5", 1, 1)).as("it would be 25").isEmpty();
    assertThat(typed(days, "4", 0, 0)).as("typed elsewhere").isEqualTo("4");
    assertThat(typed(days, ",", 1, 1)).isEmpty();
    assertThat(pasted(days, "5")).as("in place of all").isEqualTo("5");
    assertThat(typed(days, ",", 1, 1)).isEmpty();
    typed(days, "", 0, 1);
    assertThat(typed(days, "5", 0, 1)).as("after something was deleted").isEqualTo("5");
    assertThat(pasted(spinner(1), "1,000.5")).isEmpty();
    assertThat(pasted(spinner(1), "0,55")).isEmpty();
  }
}
