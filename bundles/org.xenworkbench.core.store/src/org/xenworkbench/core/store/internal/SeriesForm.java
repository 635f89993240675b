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
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.rrd4j.core.RrdDef;

/**
 * How a series' file is stored: RRD4J's image, and after it a seal of 16 bytes: what it is, the version of the form,
 * the length of the image, and a checksum over all before. Whatever its version, a file ends so. The first form was
 * the image alone; of it the structure can be checked, and of the values nothing. The second form had the sources that
 * its program knew and no others; since the third a file says itself which it has, so that one of another version of
 * the layout is completed rather than set aside.
 */
final class SeriesForm {

  /** What is appended to an image. */
  static final int SEAL = 16;
  /** More than any file has. */
  static final int LARGEST = 1 << 20;
  static final int VERSION = 3;
  /** Each takes 17 KB. */
  static final int MOST_SOURCES = 24;
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,20}");
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
   * @param wanted the data sources that this program would make the file from; it may have more, or not all
   * @return the image and the room for its seal
   * @throws UnusableFileException if it is damaged, or not such a file
   * @throws NewerFormException if a newer program wrote it
   */
  static byte[] open(byte[] stored, List<String> wanted) throws IOException {
    boolean sealed = stored.length > SEAL && ByteBuffer.wrap(stored).getInt(stored.length - SEAL) == MAGIC;
    if (sealed) {
      checkSeal(ByteBuffer.wrap(stored, stored.length - SEAL, SEAL), checksum(stored));
    }
    List<String> said = sources(stored);
    boolean isRelated = isRelated(said, wanted, sealed);
    RrdDef definition = SeriesDefinition.of(isRelated ? said : wanted, 1);
    int expected = (int) definition.getEstimatedSize();
    if (!sealed && (stored.length == expected + SEAL || isRelated && stored.length < expected)) {
      throw new UnusableFileException(true, "The seal is damaged, or the file was cut short");
    }
    byte[] content = sealed ? stored : withRoom(stored);
    if (content.length != expected + SEAL || !ImageCheck.matches(content, definition)) {
      throw new UnusableFileException(false, "Not of this form: " + stored.length + " bytes for " + expected);
    }
    return content;
  }

  /** Where there is no checksum, a name that neither of them would have is damaged. */
  private static boolean isRelated(List<String> said, List<String> wanted, boolean sealed) {
    return sealed ? said.stream().anyMatch(wanted::contains)
        : !said.isEmpty() && (said.containsAll(wanted) || wanted.containsAll(said));
  }

  /** The data sources that an image says it has; none if what it says makes no sense. */
  static List<String> sources(byte[] image) {
    List<String> names = ImageCheck.sources(image, MOST_SOURCES);
    boolean isSense = names.stream().allMatch(name -> NAME.matcher(name).matches())
        && names.stream().distinct().count() == names.size();
    return isSense ? names : List.of();
  }

  /** Whether a file has a seal and is as it says. */
  static boolean isSealed(Path file) {
    try {
      byte[] stored = SeriesFile.stored(file);
      int end = stored.length - Integer.BYTES;
      return stored.length > SEAL && ByteBuffer.wrap(stored).getInt(stored.length - SEAL) == MAGIC
          && ByteBuffer.wrap(stored).getInt(end) == checksum(stored);
    } catch (IOException e) {
      return false;
    }
  }

  private static void checkSeal(ByteBuffer seal, int checksum) throws IOException {
    seal.getInt();
    int version = seal.getInt();
    seal.getInt();
    if (seal.getInt() != checksum) {
      throw new UnusableFileException(true, "The checksum is wrong");
    }
    if (version > VERSION) {
      throw new NewerFormException(version, VERSION);
    }
  }
}
