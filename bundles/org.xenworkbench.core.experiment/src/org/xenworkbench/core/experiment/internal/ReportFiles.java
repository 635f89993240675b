/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;

/** The two files of a report, each of which is there when it is whole. */
final class ReportFiles {

  private final Path page;

  ReportFiles(Path page) {
    this.page = page.toAbsolutePath();
  }

  /** Whether they can be written, before minutes are spent on what they tell. */
  void check() throws HypervisorException {
    Path folder = page.getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(page)) {
      throw new HypervisorException(HypervisorException.Kind.CONFIGURATION,
          NLS.bind(Messages.Report_NoFolder, page));
    }
    if (Files.exists(values()) && Files.notExists(page)) {
      throw new HypervisorException(HypervisorException.Kind.CONFIGURATION,
          NLS.bind(Messages.Report_OtherValues, values(), page.getFileName()));
    }
  }

  /** The comma separated values beside a page. */
  private Path values() {
    return page.resolveSibling(String.valueOf(page.getFileName()).replaceFirst("(\\.html?)?$", ".csv"));
  }

  void write(String html, String csv) throws IOException {
    writeValues(csv);
    write(page, html);
  }

  void writeValues(String csv) throws IOException {
    write(values(), csv);
  }

  private static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling("report" + UUID.randomUUID() + ".part"); // a temporary file is its owner's alone
    try {
      Files.writeString(part, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
