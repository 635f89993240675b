/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes and maps files whose content outlives the process: what was stored is seen by the next one in the order of the
 * program, without a flush. It need not outlive the machine.
 */
final class MappedFile {

  private MappedFile() {
  }

  /** Maps a file; one that is not there, or not of this size, is made anew, all zero. */
  static MappedByteBuffer open(Path file, int size) throws IOException {
    if (!Files.exists(file) || Files.size(file) != size) {
      Files.write(file, new byte[size]); // in full: a disk that fills up later must not break a mapped page
    }
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      return opened.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, size);
    }
  }
}
