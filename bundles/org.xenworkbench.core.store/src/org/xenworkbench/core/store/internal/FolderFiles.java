/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of a folder and of the folders in it. A folder in it that cannot be read does not stop the others.
 *
 * @param unreadable the folders that cannot be read, and why
 */
record FolderFiles(List<Path> files, Map<Path, IOException> unreadable) {

  /** Looks for them; there are none if the folder is not there. */
  static FolderFiles below(Path root) throws IOException {
    FolderFiles found = new FolderFiles(new ArrayList<>(), new LinkedHashMap<>());
    if (Files.exists(root)) {
      for (Path each : list(root)) {
        if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          found.addFolder(each);
        } else {
          found.addFile(each);
        }
      }
    }
    return found;
  }

  private void addFolder(Path folder) {
    try {
      list(folder).forEach(this::addFile);
    } catch (IOException e) {
      unreadable.put(folder, e);
    }
  }

  private void addFile(Path file) {
    if (Files.isRegularFile(file)) {
      files.add(file);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
