/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.osgi.util.NLS;

/** Writes the parts of a recording beside its file, and moves it there when it is whole. */
final class PartsWriter implements AutoCloseable {

  private final Path file;
  private final Path part;
  private final ZipOutputStream zip;

  PartsWriter(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    if (Files.exists(this.file) && !Files.isRegularFile(this.file)) {
      throw new IOException(NLS.bind(Messages.Save_NoFile, file));
    }
    Path folder = this.file.getParent();
    part = Files.createTempFile(folder, this.file.getFileName() + ".", ".part");
    zip = new ZipOutputStream(Files.newOutputStream(part), StandardCharsets.UTF_8);
  }

  void write(String name, List<String> lines) throws IOException {
    byte[] bytes = (String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8);
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** All is written. */
  void finish() throws IOException {
    zip.close();
    Path target = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file.toRealPath() : file;
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes what is not whole. */
  @Override
  public void close() throws IOException {
    try {
      zip.close();
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
