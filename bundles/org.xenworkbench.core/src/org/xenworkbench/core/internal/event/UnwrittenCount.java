/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.workspace.BoundedFile;

/**
 * How many entries the store did not take, in a small file of the workspace: they are lost if the process ends. Its
 * place on the disk is taken while there is room, and written again and again, since it is needed when the disk is
 * full. Any thread.
 */
final class UnwrittenCount {

  private static final int LENGTH = 20;

  private final Path file;
  private long written = -1;

  UnwrittenCount(Path file) {
    this.file = file;
  }

  /** What an earlier process left; takes the place of the file. */
  long open() {
    long before = read();
    write(before);
    return before;
  }

  private long read() {
    try {
      return BoundedFile.read(file, LENGTH + 1)
          .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.US_ASCII).strip()))
          .orElseThrow(() -> new IOException("no file of that length"));
    } catch (NoSuchFileException e) {
      return 0; // the first start of a workspace
    } catch (IOException | NumberFormatException e) {
      SafeLog.of(UnwrittenCount.class).warn("Has no number, so entries that were lost cannot be told: " + file, e);
      return 0;
    }
  }

  synchronized void write(long count) {
    if (count == written) {
      return;
    }
    byte[] text = String.format(Locale.ROOT, "%0" + LENGTH + "d\n", count).getBytes(StandardCharsets.US_ASCII);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      clearTheWay();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
          StandardOpenOption.DSYNC, LinkOption.NOFOLLOW_LINKS)) {
        channel.write(ByteBuffer.wrap(text));
      }
      written = count;
    } catch (IOException e) {
      SafeLog.of(UnwrittenCount.class).warn("Cannot be written, so entries that are lost may not be told: " + file, e);
    }
  }

  /** A link would overwrite somebody's file, and a pipe would wait for its reader. */
  private void clearTheWay() throws IOException {
    if (Files.isSymbolicLink(file)) {
      Files.delete(file);
    } else if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.move(file, file.resolveSibling(file.getFileName() + ".unknown-" + UUID.randomUUID()));
    }
  }
}
