/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * What the user has typed. Immutable.
 *
 * @param isOfAll whether of all hosts, not only of those that are selected
 * @param isHtml whether as a page of HTML, not as comma separated values
 * @param file where it goes
 */
record ReportDraft(boolean isOfAll, boolean isHtml, String file) {

  /** The same in the other form, with the ending that belongs to it. */
  ReportDraft as(boolean html) {
    String wanted = html ? ".html" : ".csv";
    int dot = file.lastIndexOf('.');
    boolean isOurs = dot > 0 && (file.substring(dot).toLowerCase(Locale.ROOT).equals(".html")
        || file.substring(dot).toLowerCase(Locale.ROOT).equals(".csv"));
    return new ReportDraft(isOfAll, html, isOurs ? file.substring(0, dot) + wanted : file);
  }

  /** What is wrong with it, as a sentence. */
  Optional<String> problem() {
    if (file.isBlank()) {
      return Optional.of(Messages.ReportDraft_noFile);
    }
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        return Optional.of(NLS.bind(Messages.ReportDraft_directory, file));
      }
      Path folder = path.toAbsolutePath().getParent();
      return path.isAbsolute() && folder != null && Files.isDirectory(folder) ? Optional.empty()
          : Optional.of(NLS.bind(Messages.ReportDraft_noFolder, file));
    } catch (InvalidPathException e) {
      return Optional.of(NLS.bind(Messages.ReportDraft_noFolder, file));
    }
  }

  /** Whether a file is there already, which would be replaced. */
  boolean isReplacing() {
    return problem().isEmpty() && Files.exists(Path.of(file));
  }
}
