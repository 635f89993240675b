/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.workspace.BoundedFile;

/**
 * The lines of a text file that a user wrote, in UTF-8. The mark that editors under Windows put in front is skipped. A
 * line that is not UTF-8 is told as such, so that it costs no other line; a file in UTF-16 is refused as a whole. Any
 * thread.
 *
 * @since 0.1
 */
public final class FileLines {

  /** More is no file that somebody wrote; it would only take time. */
  public static final int LARGEST = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final byte FE = (byte) 0xfe;
  private static final byte FF = (byte) 0xff;

  /**
   * One line, without its end.
   *
   * @param number counted from 1
   * @param text what it says; what is not UTF-8 in it is U+FFFD
   * @param readable whether all of it is UTF-8
   */
  public record Line(int number, String text, boolean readable) {
  }

  private FileLines() {
  }

  /**
   * Reads all lines of a file.
   *
   * @throws IOException whose message names the file and says why it cannot be read
   */
  public static List<Line> read(Path file) throws IOException {
    Optional<byte[]> bytes;
    try {
      bytes = BoundedFile.read(file, LARGEST);
      if (bytes.isEmpty() && !Files.isRegularFile(file)) {
        throw new IOException(Messages.FileLines_NotRegular);
      }
    } catch (NoSuchFileException e) {
      throw new IOException(NLS.bind(Messages.FileLines_Missing, file), e);
    } catch (IOException e) {
      throw new IOException(NLS.bind(Messages.FileLines_Unreadable, file, e.getMessage()), e);
    }
    byte[] all = bytes.orElseThrow(
        () -> new IOException(NLS.bind(Messages.FileLines_TooLarge, file, Quantities.bytes(LARGEST))));
    if (isUtf16(all)) {
      throw new IOException(NLS.bind(Messages.FileLines_Utf16, file));
    }
    return lines(all);
  }

  /** With its mark in front, or with so many bytes of 0, which no text has, as only letters of two bytes bring. */
  private static boolean isUtf16(byte[] bytes) {
    boolean isMarked = bytes.length > 1 && (bytes[0] == FE && bytes[1] == FF || bytes[0] == FF && bytes[1] == FE);
    return isMarked || IntStream.range(0, bytes.length).filter(i -> bytes[i] == 0).count() * 3 > bytes.length;
  }

  /** In UTF-8 no byte of another character looks like the end of a line. */
  private static List<Line> lines(byte[] bytes) {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length ? i > start : bytes[i] == '\n' || bytes[i] == '\r') {
        lines.add(line(lines.size() + 1, Arrays.copyOfRange(bytes, start, i)));
        if (i + 1 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    return lines;
  }

  private static Line line(int number, byte[] bytes) {
    boolean readable = true;
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      readable = false;
      text = new String(bytes, StandardCharsets.UTF_8);
    }
    return new Line(number, number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, readable);
  }
}
