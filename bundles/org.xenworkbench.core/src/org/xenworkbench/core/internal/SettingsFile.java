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
import java.util.Optional;
import java.util.Properties;
import org.eclipse.osgi.util.NLS;

/**
 * The file of the core's settings, before the platform reads it: of a file with one line that is no property the
 * platform takes nothing, and overwrites it with the next setting.
 */
final class SettingsFile {

  /** More than the settings of ten thousand hosts have. */
  private static final int LARGEST = 16 << 20;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * Leaves lines out that cannot be read, and keeps a copy of the file as it was.
   *
   * @param now for the name of the copy
   * @return what to tell the user; empty if the file can be read, or is not there
   */
  Optional<String> mend(Instant now) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Path copy = file.resolveSibling(file.getFileName() + ".corrupt-" + STAMP.format(now));
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) { // a pipe would be read for ever
      Files.move(file, copy);
      return Optional.of(NLS.bind(Messages.Settings_NoFile, file, copy.getFileName()));
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1); // as properties are
    if (isReadable(text)) {
      return Optional.empty();
    }
    List<String> readable = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (String line : lines) {
      if (isReadable(line)) {
        readable.add(line);
      }
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.copy(file, copy);
    Files.deleteIfExists(part);
    Files.write(part, readable, StandardCharsets.ISO_8859_1);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return Optional.of(NLS.bind(Messages.Settings_Damaged,
        new Object[] {file, lines.size() - readable.size(), lines.size(), copy.getFileName()}));
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
