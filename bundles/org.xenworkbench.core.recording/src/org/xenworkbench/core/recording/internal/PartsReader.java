/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.recording.UnreadableRecordingException;

/**
 * Reads the parts of a recording, each by itself: a damaged one costs no other. Where the list of parts, at the end of
 * the file, is missing or damaged, the parts are looked for ({@link PartsSearch}).
 */
final class PartsReader {

  private final Path file;
  private final Part reader;
  private long unpacked;
  private int parts;

  /** Takes the parts. */
  interface Part {

    /**
     * A part that is whole.
     *
     * @throws IllegalArgumentException if its lines are not what they should be
     */
    void read(String name, List<String> lines) throws UnreadableRecordingException;

    /** A part that is not. */
    void damaged(String name);
  }

  PartsReader(Path file, Part reader) {
    this.file = file;
    this.reader = reader;
  }

  void read() throws IOException, UnreadableRecordingException {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableRecordingException(
          NLS.bind(Files.exists(file) ? Messages.Open_NoRegularFile : Messages.Open_NoFile, file));
    }
    if (Files.size(file) > Limits.FILE) {
      throw tooMuch();
    }
    try (PartsSearch search = new PartsSearch(file)) {
      long list = search.listSize();
      if (list > Limits.LIST) {
        throw tooMuch();
      }
      if (list < 0 || !readListed()) {
        read(search);
      }
    }
  }

  /** Whether there is a list of the parts. */
  private boolean readListed() throws UnreadableRecordingException {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      for (ZipEntry entry : listed(zip)) {
        read(zip, entry);
      }
    } catch (IOException | IllegalArgumentException e) { // no list of its parts
      return parts > 0;
    }
    return true;
  }

  /** The head first, wherever it stands in the list. */
  private static List<ZipEntry> listed(ZipFile zip) {
    List<ZipEntry> entries = new ArrayList<>(Collections.list(zip.entries()));
    entries.sort((one, other) -> Boolean.compare(other.getName().equals(PartNames.HEAD),
        one.getName().equals(PartNames.HEAD)));
    return entries;
  }

  private void read(ZipFile zip, ZipEntry entry) throws UnreadableRecordingException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = bounded(in);
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (sum.getValue() != entry.getCrc()) {
        throw new IOException("The checksum differs.");
      }
      hand(entry.getName(), bytes);
    } catch (IOException | IllegalArgumentException e) {
      reader.damaged(entry.getName());
    }
  }

  private void read(PartsSearch search) throws IOException, UnreadableRecordingException {
    while (search.next()) {
      String name = search.name();
      if (PartNames.isKnown(name)) {
        try {
          hand(name, search.content(this::bounded));
        } catch (IOException | IllegalArgumentException e) {
          reader.damaged(name);
        }
      }
    }
  }

  private void hand(String name, byte[] bytes) throws IOException, UnreadableRecordingException {
    if (PartNames.isKnown(name)) {
      int lines = 1;
      for (byte each : bytes) {
        lines += each == '\n' ? 1 : 0;
      }
      if (lines > Limits.LINES + 1) {
        throw new IOException("The part has too many lines.");
      }
      reader.read(name, new String(bytes, StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** A small file can be unpacked to any size. */
  private byte[] bounded(InputStream in) throws IOException, UnreadableRecordingException {
    if (++parts > Limits.PARTS) {
      throw tooMuch();
    }
    byte[] bytes = in.readNBytes(Limits.PART + 1);
    unpacked += bytes.length;
    if (unpacked > Limits.UNPACKED) {
      throw tooMuch();
    }
    if (bytes.length > Limits.PART) {
      throw new IOException("The part is too large.");
    }
    return bytes;
  }

  private UnreadableRecordingException tooMuch() {
    return new UnreadableRecordingException(NLS.bind(Messages.Open_TooMuch, file));
  }
}
