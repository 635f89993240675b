/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.ui.AccessibleNames;

/**
 * A date and time of day in this time zone, to the second, as the workbench writes them everywhere. The up and down
 * keys change the part that the caret is in. UI thread.
 */
final class MomentField {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
  private static final int WIDTH = 180;
  /** Which part a place in the text is in, and where that part ends. */
  private static final List<Part> PARTS = List.of(new Part(4, ChronoUnit.YEARS), new Part(7, ChronoUnit.MONTHS),
      new Part(10, ChronoUnit.DAYS), new Part(13, ChronoUnit.HOURS), new Part(16, ChronoUnit.MINUTES),
      new Part(19, ChronoUnit.SECONDS));

  private final Text text;

  private record Part(int end, ChronoUnit unit) {
  }

  /**
   * Creates it.
   *
   * @param label what it is, with a colon
   * @param key by which tests find it
   * @param changed is run when the user changes it
   */
  MomentField(Composite parent, String label, String key, Instant value, Runnable changed) {
    text = new Text(parent, SWT.BORDER);
    text.setData("org.eclipse.swtbot.widget.key", key);
    AccessibleNames.set(text, label.replace(":", ""));
    GridDataFactory.swtDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(text);
    set(value);
    text.addModifyListener(event -> changed.run());
    text.addListener(SWT.KeyDown, this::step);
  }

  boolean isDisposed() {
    return text.isDisposed();
  }

  /** Shows another one. */
  void set(Instant value) {
    text.setText(FORM.format(LocalDateTime.ofInstant(value, ZoneId.systemDefault())));
  }

  private void step(Event event) {
    int by = event.keyCode == SWT.ARROW_UP ? 1 : event.keyCode == SWT.ARROW_DOWN ? -1 : 0;
    if (by != 0 && event.stateMask == 0) {
      int caret = text.getCaretPosition();
      Part part = PARTS.stream().filter(each -> caret <= each.end()).findFirst().orElse(PARTS.get(PARTS.size() - 1));
      typed().map(time -> time.plus(by, part.unit())).ifPresent(time -> {
        text.setText(FORM.format(time));
        text.setSelection(caret);
      });
      event.doit = false;
    }
  }

  private Optional<LocalDateTime> typed() {
    try {
      return Optional.of(LocalDateTime.parse(text.getText().strip(), FORM));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What was typed; empty if that is no date and time. */
  Optional<Instant> value() {
    return typed().map(time -> time.atZone(ZoneId.systemDefault()).toInstant());
  }
}
