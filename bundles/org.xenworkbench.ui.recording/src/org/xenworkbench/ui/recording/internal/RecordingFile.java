/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.recording.Recordings;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.QuestionDialog;

/** Names of files that recordings are saved to. */
final class RecordingFile {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm");
  private static final String ENDING = '.' + Recordings.FILE_EXTENSION;
  private static final int LONGEST = 60;
  /** Index of the button that replaces; the default one does not. */
  private static final int REPLACE = 1;

  private RecordingFile() {
  }

  /** A name to begin with, of letters, digits and dashes. */
  static String name(String title, Instant from) {
    String plain = title.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    return (cut.isEmpty() ? "recording" : cut) + '-' + TIME.format(from.atZone(ZoneId.systemDefault())) + ENDING;
  }

  /** What was typed, with the ending that it has to have. */
  static Path of(String typed) {
    String name = typed.strip();
    return Path.of(name.endsWith(ENDING) ? name : name + ENDING).toAbsolutePath();
  }

  /**
   * Why nothing can be written there, as a sentence; empty if it may be possible.
   *
   * @throws java.nio.file.InvalidPathException if that is no name of a file
   */
  static Optional<String> obstacle(String typed) {
    if (typed.isBlank()) {
      return Optional.of(Messages.SaveRecordingDialog_noFile);
    }
    Path file = of(typed);
    Path folder = file.getParent();
    return folder != null && Files.isDirectory(folder) && !Files.isDirectory(file) ? Optional.empty()
        : Optional.of(NLS.bind(Messages.SaveRecordingDialog_noFolder, SafeText.cell(String.valueOf(folder))));
  }

  /** Whether the user wants a file that is there to be replaced. */
  static boolean isConfirmed(Shell shell, Path file) {
    return !Files.exists(file)
        || new QuestionDialog(shell, Messages.SaveRecordingDialog_title,
            NLS.bind(Messages.SaveRecordingDialog_replace, SafeText.label(SafeText.cell(file.toString()))),
            MessageDialog.WARNING, 0, Messages.SaveRecordingDialog_keep, Messages.SaveRecordingDialog_replaceIt)
            .open() == REPLACE;
  }
}
