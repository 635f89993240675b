/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A small file in memory that the system shares with it: what is put there outlives the process without a call that
 * could fail or hang. Not for several threads at once.
 */
final class MappedNote {

  private final MappedByteBuffer bytes;
  private final @Nullable Object key;

  private MappedNote(MappedByteBuffer bytes, @Nullable Object key) {
    this.bytes = bytes;
    this.key = key;
  }

  /** The one of a file of that length; empty if it is not such a file, or cannot be mapped now. */
  static Optional<MappedNote> of(Path file, int length) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS)) {
      BasicFileAttributes there = attributes(file);
      return there.isRegularFile() && there.size() == length
          ? Optional.of(new MappedNote(channel.map(MapMode.READ_WRITE, 0, length), there.fileKey())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // then it is written as any file is, and whoever writes tells why that fails
    }
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether it is still that file, as long as it was: memory beyond a file's end is none. */
  boolean isOf(Path file) {
    try {
      BasicFileAttributes there = attributes(file);
      return there.isRegularFile() && there.size() == bytes.capacity() && key != null && key.equals(there.fileKey());
    } catch (IOException e) {
      return false;
    }
  }

  /** Has the file hold that; false if it is not that file any more, or longer. */
  boolean put(Path file, byte[] content) {
    if (content.length != bytes.capacity() || !isOf(file)) {
      return false;
    }
    try {
      bytes.put(0, content);
      return true;
    } catch (InternalError e) { // it was cut short in this moment: so Java says that the memory is gone
      return false;
    }
  }
}
