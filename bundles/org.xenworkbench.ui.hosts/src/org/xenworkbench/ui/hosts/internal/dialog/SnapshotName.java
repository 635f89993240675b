/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks for the name of a new snapshot. UI thread. */
public final class SnapshotName {

  /** Names that sort by their time, of what every file system has. */
  private static final DateTimeFormatter DEFAULT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT);

  private SnapshotName() {
  }

  /** The name; empty if the user wants none. What is offered is the time. */
  public static Optional<String> ask(Shell shell, String question, Instant now) {
    InputDialog dialog = new InputDialog(shell, Messages.TakeSnapshot_title, SafeText.label(question),
        DEFAULT.format(now.atZone(ZoneId.systemDefault())), typed -> typed.isBlank() ? ""
            : VmChange.TAKE_SNAPSHOT.text().flatMap(rule -> rule.refusal(typed.strip())).orElse(null));
    return dialog.open() == Window.OK ? Optional.of(dialog.getValue().strip()) : Optional.empty();
  }
}
