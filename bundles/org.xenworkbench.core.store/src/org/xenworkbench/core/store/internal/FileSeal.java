/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.xenworkbench.core.workspace.OwnersFiles;

/**
 * Says what a file was like when it was closed in the orderly way: its size and checksum, in a small file beside it. So
 * a start knows whether it is untouched since, and only else has to look into it.
 */
final class FileSeal {

  private static final String SUFFIX = ".seal";
  private static final int CHUNK = 1 << 20;
  /** More than two numbers have. */
  private static final int LONGEST = 64;

  /** What the seal says. */
  enum State {
    UNTOUCHED, CHANGED,
    /** There is none: the process was killed, or an older version wrote the file. */
    NONE
  }

  private FileSeal() {
  }

  static Path of(Path file) {
    return file.resolveSibling(file.getFileName() + SUFFIX);
  }

  static State check(Path file) throws IOException {
    if (!Files.exists(of(file))) {
      return State.NONE;
    }
    boolean isUntouched = Files.exists(file) && Files.size(of(file)) <= LONGEST
        && Files.readString(of(file), StandardCharsets.ISO_8859_1).equals(sum(file));
    return isUntouched ? State.UNTOUCHED : State.CHANGED;
  }

  static void put(Path file) throws IOException {
    Files.writeString(of(file), sum(file));
    OwnersFiles.closeAll(of(file)); // at the end, when nobody else closes the workspace to others
  }

  static void remove(Path file) throws IOException {
    Files.deleteIfExists(of(file));
  }

  private static String sum(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(chunk) >= 0) {
        sum.update(chunk.flip());
        chunk.clear();
      }
      return channel.size() + " " + Long.toHexString(sum.getValue());
    }
  }
}
