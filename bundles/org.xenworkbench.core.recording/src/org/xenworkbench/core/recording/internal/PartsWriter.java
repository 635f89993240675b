/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.osgi.util.NLS;

/**
 * Writes the parts of a recording beside its file, and puts it in its place when it is whole: at no time there is
 * neither the old one nor the new one. It writes no more than is read.
 */
final class PartsWriter implements AutoCloseable {

  private final Path target;
  private final Path part;
  private final ZipOutputStream zip;
  private long unpacked;
  private int parts;

  PartsWriter(Path file) throws IOException {
    Path wanted = file.toAbsolutePath();
    if (Files.exists(wanted) && !Files.isRegularFile(wanted)) {
      throw new IOException(NLS.bind(Messages.Save_NoFile, file));
    }
    target = Files.exists(wanted) ? wanted.toRealPath() : wanted; // a link stays one
    part = Files.createTempFile(target.getParent(), "recording", ".part"); // of the same file system
    zip = new ZipOutputStream(Files.newOutputStream(part), StandardCharsets.UTF_8);
  }

  /**
   * Writes a part.
   *
   * @throws TooMuchException if it would not be read
   */
  void write(String name, List<String> lines) throws IOException {
    byte[] bytes = (String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8);
    unpacked += bytes.length;
    if (++parts > Limits.PARTS || lines.size() > Limits.LINES || bytes.length > Limits.PART
        || unpacked > Limits.UNPACKED) {
      throw new TooMuchException();
    }
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** All is written. */
  void finish() throws IOException {
    zip.close();
    if (Files.size(part) > Limits.FILE) {
      throw new TooMuchException();
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
