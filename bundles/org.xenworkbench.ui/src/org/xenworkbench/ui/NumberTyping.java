/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Spinner;

/**
 * Guards what is typed into a spinner, which drops what it does not know: of "2,5" it would make 25. Point and comma
 * are both taken for its decimal separator; where it has no decimals, what is typed after one is not taken either. UI
 * thread.
 *
 * @since 0.1
 */
public final class NumberTyping {

  private final Spinner spinner;
  private final char separator;
  /** Where a mark was refused, and with it the digits that follow; -1 if none was, or something was done since. */
  private int refused = -1;

  private NumberTyping(Spinner spinner) {
    this.spinner = spinner;
    // as it writes numbers itself: by the language of the platform, which may be another than Java's
    this.separator = spinner.getText().indexOf(',') >= 0 ? ',' : '.';
  }

  /** Guards a spinner, which has its decimals already. */
  public static void guard(Spinner spinner) {
    NumberTyping typing = new NumberTyping(spinner);
    spinner.addListener(SWT.Verify, typing::verify);
    spinner.addFocusListener(FocusListener.focusLostAdapter(event -> typing.refused = -1));
  }

  private void verify(Event event) {
    String before = spinner.getText();
    String after = before.substring(0, Math.min(event.start, before.length())) + event.text
        + before.substring(Math.min(event.end, before.length()));
    if (event.text.isEmpty()) {
      refused = -1; // something was deleted
    } else if (!isNumber(after)) {
      refuse(event);
    } else if (refused == event.start && event.end == event.start) {
      refuse(event);
    } else {
      refused = -1; // it is typed elsewhere, or in place of something
      event.text = event.text.replace('.', separator).replace(',', separator);
      event.doit = true; // the spinner has refused the separator of another language already
    }
  }

  private void refuse(Event event) {
    event.doit = false;
    refused = event.start;
    spinner.getDisplay().beep();
  }

  private boolean isNumber(String text) {
    String fraction = spinner.getDigits() == 0 ? "" : "([.,][0-9]{0," + spinner.getDigits() + "})?";
    return text.matches("[0-9]*" + fraction);
  }
}
