/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.workspace.BoundedFile;
import org.xenworkbench.core.workspace.DamagedFile;

/**
 * The file of the core's settings, before the platform reads it: of a file with one line that is no property the
 * platform takes nothing, and overwrites it with the next setting, as it does with one that was cut short or emptied.
 */
final class SettingsFile {

  /** More than the settings of ten thousand hosts have. */
  private static final int LARGEST = 16 << 20;
  /** The platform writes keys in order, so that this one is the first of a file, and the other one the last. */
  static final String FIRST = "0.first";
  static final String LAST = "~.last";
  /** Added by the platform to each file. */
  private static final String PLATFORMS = "eclipse.preferences.version";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * Leaves lines out that cannot be read, looks whether all are there, and keeps a copy of the file as it was.
   *
   * @param now for the name of the copy
   * @param isKnown whether there were settings before
   * @return what to tell the user; empty if the file can be read, or there was none so far
   */
  Optional<String> mend(Instant now, boolean isKnown) throws IOException {
    if (!Files.exists(file)) {
      return isKnown ? Optional.of(NLS.bind(Messages.Settings_Gone, file)) : Optional.empty();
    }
    Path copy = file.resolveSibling(file.getFileName() + ".corrupt-" + STAMP.format(now));
    Optional<byte[]> stored = BoundedFile.read(file, LARGEST);
    if (stored.isEmpty()) {
      Files.move(file, copy);
      return Optional.of(NLS.bind(Messages.Settings_NoFile, file, copy.getFileName()));
    }
    String text = new String(stored.get(), StandardCharsets.ISO_8859_1); // as properties are
    List<String> lines = text.lines().toList();
    if (lines.stream().noneMatch(line -> line.indexOf('=') >= 0)) { // a power loss leaves nothing, or zeros
      Files.move(file, copy);
      return Optional.of(NLS.bind(Messages.Settings_Empty, file, copy.getFileName()));
    }
    boolean isCut = has(lines, FIRST) && !has(lines, LAST);
    if (isReadable(text) && !isCut) {
      return Optional.empty();
    }
    rewrite(copy, readable(lines, isCut, text.endsWith("\n")));
    return Optional.of(told(lines, copy, isCut));
  }

  private String told(List<String> lines, Path copy, boolean isCut) throws IOException {
    int bad = 0;
    for (String line : lines) {
      bad += isReadable(line) ? 0 : 1;
    }
    List<String> told = new ArrayList<>();
    if (bad > 0) {
      told.add(NLS.bind(Messages.Settings_Damaged, new Object[] {file, bad, lines.size(), copy.getFileName()}));
    }
    if (isCut) {
      told.add(NLS.bind(Messages.Settings_Cut, new Object[] {file, lines.size(), copy.getFileName()}));
    }
    return String.join(" ", told);
  }

  /**
   * Whether the file has just these settings.
   *
   * @throws IOException if it cannot be looked at, which says nothing of it
   */
  boolean has(Map<String, String> settings) throws IOException {
    Optional<byte[]> stored = BoundedFile.read(file, LARGEST);
    if (stored.isEmpty()) {
      return false;
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(stored.get(), StandardCharsets.ISO_8859_1)));
    } catch (IllegalArgumentException e) {
      return false;
    }
    properties.remove(PLATFORMS);
    return properties.equals(settings);
  }

  /** Keeps a copy of the file as it is; what can have none is moved. */
  Path keepAside(Instant now) throws IOException {
    if (BoundedFile.read(file, LARGEST).isPresent()) {
      return DamagedFile.copy(file, now);
    }
    return Files.move(file, file.resolveSibling(file.getFileName() + ".corrupt-" + STAMP.format(now)));
  }

  private static boolean has(List<String> lines, String key) {
    return lines.stream().anyMatch(line -> line.startsWith(key + '='));
  }

  /** Of a line that was cut, nothing is known: its number may be another one. */
  private static List<String> readable(List<String> lines, boolean isCut, boolean isLineWhole) throws IOException {
    List<String> readable = new ArrayList<>();
    for (String line : isCut && !isLineWhole ? lines.subList(0, lines.size() - 1) : lines) {
      if (isReadable(line)) {
        readable.add(line);
      }
    }
    if (has(readable, FIRST) && !has(readable, LAST)) {
      readable.add(LAST + "=1"); // told once
    }
    return readable;
  }

  private void rewrite(Path copy, List<String> readable) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.copy(file, copy);
    Files.deleteIfExists(part);
    Files.write(part, readable, StandardCharsets.ISO_8859_1);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isReadable(String text) throws IOException {
    try (Reader reader = new StringReader(text)) {
      new Properties().load(reader);
      return true;
    } catch (IllegalArgumentException e) { // a bad escape; nothing else is refused
      return false;
    }
  }
}
