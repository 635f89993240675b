/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.ui.NameDialog;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks for the name of a new snapshot. UI thread. */
public final class SnapshotName {

  /** Names that sort by their time, of what every file system has. */
  private static final DateTimeFormatter DEFAULT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT);

  private SnapshotName() {
  }

  /**
   * The dialog. What is offered is the time.
   *
   * @param taken the names that there are, as far as they are known when something is typed
   */
  public static NameDialog dialog(Shell shell, String question, Instant now, Collection<String> taken) {
    return new NameDialog(shell, Messages.TakeSnapshot_title, question,
        DEFAULT.format(now.atZone(ZoneId.systemDefault())), name -> refusal(name, taken));
  }

  private static Optional<String> refusal(String name, Collection<String> taken) {
    return VmChange.TAKE_SNAPSHOT.text().flatMap(rule -> rule.refusal(name))
        .or(() -> taken.contains(name) ? Optional.of(Messages.TakeSnapshot_taken) : Optional.empty());
  }
}
