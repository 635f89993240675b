/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.workspace.BoundedFile;

/**
 * The file of the storage as it is, looked at before the platform reads it: that takes all of its lines or, if one has
 * a key that is no path, none. A secret is in it with two lines, encrypted, of which a line that is damaged or missing
 * would be taken for a secret that nobody stored. Immutable.
 *
 * @param lines those that the platform can read
 * @param secrets what stands in it of each secret of which both lines are there: a digest, which tells nothing of it
 * @param isWhole whether all lines can be read
 */
record StorageFile(List<String> lines, Map<String, String> secrets, boolean isWhole) {

  static final String USER = "user";
  static final String PASSWORD = "password";

  /** More than ten thousand secrets have. */
  private static final int LARGEST = 1 << 24;
  private static final String COPY = ".corrupt-";
  private static final Pattern SECRET = Pattern.compile("/hosts/([^/]+)/(" + USER + '|' + PASSWORD + ')');
  /** What the platform says of the file itself. */
  private static final Pattern OWN = Pattern.compile(
      "org\\.eclipse\\.equinox\\.security\\.[\\w.]+|/org\\.eclipse\\.equinox\\.secure\\.storage/[\\w./-]+");
  private static final int DIGEST = 16;

  /** Reads it. @throws IOException if it cannot be read, or is larger than any */
  static StorageFile read(Path file) throws IOException {
    byte[] bytes = BoundedFile.read(file, LARGEST).orElseThrow(() -> new IOException(file.toString()));
    return of(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  static StorageFile of(String text) {
    List<String> lines = new ArrayList<>();
    Map<String, Map<String, String>> found = new TreeMap<>();
    boolean isWhole = true;
    for (String line : text.split("\r\n|[\r\n]")) {
      Optional<Map.Entry<String, String>> entry = entry(line);
      Matcher secret = SECRET.matcher(entry.map(Map.Entry::getKey).orElse(""));
      if (secret.matches() && isKey(secret.group(1))) {
        found.computeIfAbsent(secret.group(1), key -> new TreeMap<>()).put(secret.group(2), line);
      } else if (isComment(line) || OWN.matcher(entry.map(Map.Entry::getKey).orElse("")).matches()) {
        lines.add(line);
      } else {
        isWhole = false;
      }
    }
    Map<String, String> secrets = new TreeMap<>();
    for (Map.Entry<String, Map<String, String>> each : found.entrySet()) {
      if (each.getValue().size() == 2) {
        secrets.put(each.getKey(), digest(each.getValue()));
        lines.addAll(each.getValue().values());
      } else {
        isWhole = false;
      }
    }
    return new StorageFile(List.copyOf(lines), Map.copyOf(secrets), isWhole);
  }

  private static boolean isComment(String line) {
    return line.isBlank() || line.startsWith("#") || line.startsWith("!");
  }

  private static boolean isKey(String key) {
    try {
      return new SecretId(key).key().equals(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What a line says by itself; one that would take the next with it says nothing. */
  private static Optional<Map.Entry<String, String>> entry(String line) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(line));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // an escape that is none
    }
    boolean goesOn = (line.length() - line.replaceAll("\\\\+$", "").length()) % 2 == 1;
    return goesOn ? Optional.empty()
        : read.stringPropertyNames().stream().findFirst().map(key -> Map.entry(key, read.getProperty(key)));
  }

  private static String digest(Map<String, String> lines) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256")
          .digest(String.join("\n", lines.values()).getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().formatHex(digest, 0, DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** The same without some secrets. */
  StorageFile without(Collection<String> keys) {
    Map<String, String> left = new TreeMap<>(secrets);
    left.keySet().removeAll(keys);
    List<String> kept = lines.stream().filter(line -> {
      Matcher secret = SECRET.matcher(entry(line).map(Map.Entry::getKey).orElse(""));
      return !secret.matches() || left.containsKey(secret.group(1));
    }).toList();
    return new StorageFile(kept, Map.copyOf(left), isWhole);
  }

  /**
   * Writes what can be read in place of what is there, of which a copy is kept; removes it if no secret is left. At any
   * time, also after a kill or on a full disk, what was there or what is left of it is in its place.
   */
  void replace(Path file, Path aside) throws IOException {
    PrivateFiles.create(aside, Files.readAllBytes(file));
    if (secrets.isEmpty()) {
      Files.delete(file);
      return;
    }
    Path made = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(made);
    PrivateFiles.create(made, (String.join("\n", lines) + '\n').getBytes(StandardCharsets.ISO_8859_1));
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Where the copy of a damaged file is kept. */
  static Path copy(Path file, String time) {
    return file.resolveSibling(file.getFileName() + COPY + time);
  }

  /** Deletes all of those. */
  static void deleteCopies(Path file) throws IOException {
    if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
      return;
    }
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(file.toAbsolutePath().getParent(),
        each -> each.getFileName().toString().startsWith(file.getFileName() + COPY))) {
      for (Path copy : copies) {
        Files.delete(copy);
      }
    }
  }
}
