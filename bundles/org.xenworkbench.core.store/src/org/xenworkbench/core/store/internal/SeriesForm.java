/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.eclipse.osgi.util.NLS;
import org.rrd4j.core.RrdDef;

/**
 * How a series' file is stored: RRD4J's image, and after it a seal of 16 bytes: what it is, the version of the form,
 * the length of the image, and a checksum over all before. Whatever its version, a file ends so. The first form was
 * the image alone; of it the structure can be checked, and of the values nothing.
 */
final class SeriesForm {

  /** What is appended to an image. */
  static final int SEAL = 16;
  /** More than any file has. */
  static final int LARGEST = 1 << 20;
  private static final int VERSION = 2;
  /** In ASCII. */
  private static final int MAGIC = 'X' << 24 | 'W' << 16 | 'B' << 8 | 'H';

  private SeriesForm() {
  }

  /** Whether a series' file may lie there: in a folder of the history's own, by no detour and no link. */
  static boolean isPlace(Path root, Path file) {
    return file.equals(file.normalize()) && file.startsWith(root) && file.getNameCount() == root.getNameCount() + 2
        && !Files.isSymbolicLink(file) && !Files.isSymbolicLink(file.getParent());
  }

  /** An image with room for the seal. */
  static byte[] withRoom(byte[] image) {
    return Arrays.copyOf(image, image.length + SEAL);
  }

  /** Makes the seal anew, at the end of a content. */
  static byte[] seal(byte[] content) {
    int length = content.length - SEAL;
    ByteBuffer.wrap(content).putInt(length, MAGIC).putInt(length + 4, VERSION).putInt(length + 8, length)
        .putInt(length + 12, checksum(content));
    return content;
  }

  private static int checksum(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content, 0, content.length - Integer.BYTES);
    return (int) checksum.getValue();
  }

  /**
   * Checks what was read, before anything of it is believed.
   *
   * @param definition what this program would make the file from
   * @return the image and the room for its seal
   * @throws UnusableFileException if it is damaged, or not a file of this definition
   * @throws IOException if a newer program wrote it
   */
  static byte[] open(byte[] stored, RrdDef definition) throws IOException {
    int expected = (int) definition.getEstimatedSize();
    byte[] content = stored;
    if (stored.length > SEAL && ByteBuffer.wrap(stored).getInt(stored.length - SEAL) == MAGIC) {
      checkSeal(ByteBuffer.wrap(stored, stored.length - SEAL, SEAL), checksum(stored));
    } else if (stored.length == expected + SEAL) {
      throw new UnusableFileException(true, "The seal is damaged");
    } else {
      content = withRoom(stored);
    }
    if (content.length != expected + SEAL || !ImageCheck.matches(content, definition)) {
      throw new UnusableFileException(false, "Not of this form: " + stored.length + " bytes for " + expected);
    }
    return content;
  }

  private static void checkSeal(ByteBuffer seal, int checksum) throws IOException {
    seal.getInt();
    int version = seal.getInt();
    seal.getInt();
    if (seal.getInt() != checksum) {
      throw new UnusableFileException(true, "The checksum is wrong");
    }
    if (version > VERSION) {
      throw new IOException(NLS.bind(Messages.HistoryStore_newerForm, version, VERSION));
    }
  }
}
