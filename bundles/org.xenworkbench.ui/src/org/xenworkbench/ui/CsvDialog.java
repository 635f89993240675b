/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/**
 * Asks for the file that a list is exported to. UI thread.
 *
 * @since 0.1
 */
public final class CsvDialog {

  private CsvDialog() {
  }

  /**
   * Opens it.
   *
   * @param name the name that is offered, with the ending that files are chosen by
   * @return the file, which may be there: the user was asked then; empty if the user wants none
   */
  public static Optional<Path> ask(Shell shell, String title, String name) {
    FileDialog dialog = new FileDialog(shell, SWT.SAVE);
    dialog.setText(title);
    dialog.setFilterExtensions("*" + name.substring(name.lastIndexOf('.')));
    dialog.setFileName(name);
    dialog.setOverwrite(true);
    return Optional.ofNullable(FileQuestion.ask(dialog)).map(Path::of);
  }
}
