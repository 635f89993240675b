/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the tree, by their path from its root. What was built or fetched is left out. */
final class Sources {

  private static final Set<String> LEFT_OUT = Set.of("target", "bin", ".git", ".cache", ".q");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\n]*", Pattern.DOTALL);

  private Sources() {
  }

  static Path root() {
    return Layers.folder().toAbsolutePath().normalize().getParent();
  }

  /** The content of all files whose path from the root is as wanted. */
  static SortedMap<String, String> read(Predicate<String> wanted) {
    SortedMap<String, String> files = new TreeMap<>();
    for (String top : new String[] {"bundles", "features", "releng", "docs", "."}) {
      try (Stream<Path> paths = Files.walk(root().resolve(top), top.equals(".") ? 1 : Integer.MAX_VALUE)) {
        paths.map(path -> root().relativize(path.normalize())).filter(Sources::isOurs)
            .filter(path -> wanted.test(path.toString()) && Files.isRegularFile(root().resolve(path)))
            .forEach(path -> files.put(path.toString(), text(path)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static boolean isOurs(Path path) {
    for (Path part : path) {
      if (LEFT_OUT.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static String text(Path path) {
    try {
      return Files.readString(root().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java without its comments; lines keep their numbers. */
  static String withoutComments(String java) {
    return COMMENT.matcher(java).replaceAll(comment -> "\n".repeat((int) comment.group().lines().count() - 1));
  }

  /** Whether it is Java of a test: a test bundle's, the testkit's, or that of a module of tests. */
  static boolean isTest(String path) {
    return path.endsWith(".java") && (path.contains("tests") || path.contains("testkit"));
  }

  /** Whether it is Java of the product. */
  static boolean isProduct(String path) {
    return path.endsWith(".java") && path.startsWith("bundles/") && !isTest(path);
  }
}
