/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.VarHandle;
import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Overwrites files all or nothing for a process that is killed: the new content is kept here before it is written, and
 * written once more when this is next opened. It is what InnoDB calls a doublewrite buffer; putting another file in
 * place of each would take five times as long. Not for several threads at once.
 */
final class DoubleWrite {

  private static final String NAME = "doublewrite";
  /** More than the largest file has. */
  private static final int CAPACITY = 1 << 18;
  private static final int LENGTH = 0;
  private static final int CHECKSUM = 4;
  private static final int PATH = 8;
  private static final int CONTENT = 1 << 10;

  private final Path root;
  private final MappedByteBuffer kept;

  /**
   * Opens it, and ends what a process that was killed has begun.
   *
   * @param root the folder that all files lie in
   */
  DoubleWrite(Path root) throws IOException {
    this.root = root;
    kept = MappedFile.open(root.resolve(NAME), CAPACITY);
    if (kept.getInt(LENGTH) != 0) {
      try {
        finish();
      } finally {
        kept.putInt(LENGTH, 0); // what cannot be written now will not be later: it must not stop all that follows
      }
    }
  }

  private void finish() throws IOException {
    byte[] name = new byte[checked(kept.getInt(PATH), CONTENT - PATH - Integer.BYTES)];
    kept.get(PATH + Integer.BYTES, name);
    byte[] content = new byte[checked(kept.getInt(LENGTH), CAPACITY - CONTENT)];
    kept.get(CONTENT, content);
    if (kept.getInt(CHECKSUM) != checksum(name, content)) {
      throw damaged();
    }
    Path file = root.resolve(new String(name, StandardCharsets.UTF_8));
    if (Files.exists(file) && Files.size(file) == content.length) {
      overwrite(file, content);
    }
  }

  /** After a loss of power there may be anything. */
  private int checked(int length, int most) throws IOException {
    if (length < 0 || length > most) {
      throw damaged();
    }
    return length;
  }

  private IOException damaged() {
    return new IOException(root.resolve(NAME) + " is damaged");
  }

  private static int checksum(byte[] name, byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(name);
    checksum.update(content);
    return (int) checksum.getValue();
  }

  /** Replaces the content of a file by one of the same length. */
  void write(Path file, byte[] content) throws IOException {
    byte[] name = root.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
    if (name.length > CONTENT - PATH - Integer.BYTES || content.length > CAPACITY - CONTENT) {
      throw new IOException("Too large: " + file);
    }
    kept.putInt(PATH, name.length);
    kept.put(PATH + Integer.BYTES, name);
    kept.put(CONTENT, content);
    kept.putInt(CHECKSUM, checksum(name, content));
    VarHandle.storeStoreFence();
    kept.putInt(LENGTH, content.length);
    VarHandle.storeStoreFence();
    overwrite(file, content);
    kept.putInt(LENGTH, 0);
    VarHandle.storeStoreFence();
  }

  private static void overwrite(Path file, byte[] content) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.write(content);
    }
  }
}
