/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What lies in the files of the product that was built. */
class BuiltFilesTest {

  private static final Pattern MENUS = Pattern.compile("(?s)<menuContribution.*?</menuContribution>");
  private static final Pattern P2_COMMAND =
      Pattern.compile("commandId=\"org\\.eclipse\\.equinox\\.p2\\.ui\\.sdk\\.(\\w+)\"");

  /** Whoever owned that folder on a user's machine could offer updates there. */
  @Test
  void noneTellsOfTheMachineItWasBuiltOn() throws IOException {
    List<String> secrets = List.of(System.getProperty("xenworkbench.build"), System.getProperty("user.home") + "/.m2",
        "targetPlatformRepository", System.getProperty("xenworkbench.build").replace('/', '_'));
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path file : files()) {
      for (String text : texts(file)) {
        files++;
        secrets.stream().filter(text::contains).forEach(secret -> found.add(file + ": " + secret));
      }
    }
    assertThat(files).isGreaterThan(500);
    assertThat(found).isEmpty();
  }

  @Test
  void eachItemOfTheHelpMenuIsContributedOnce() throws IOException {
    List<String> items = new ArrayList<>();
    for (Path file : files()) {
      if (file.toString().endsWith(".jar")) {
        try (ZipFile jar = new ZipFile(file.toFile())) {
          for (String name : List.of("plugin.xml", "fragment.xml")) {
            ZipEntry plugin = jar.getEntry(name);
            if (plugin != null) {
              items.addAll(itemsOfP2(text(jar.getInputStream(plugin))));
            }
          }
        }
      }
    }
    assertThat(items).as("menu items of p2, whichever bundle they are from").containsExactlyInAnyOrder("install",
        "update");
  }

  /** The commands of p2's user interface that are put into a menu there. */
  private static List<String> itemsOfP2(String plugin) {
    return MENUS.matcher(plugin).results().map(MatchResult::group)
        .flatMap(menu -> P2_COMMAND.matcher(menu).results()).map(command -> command.group(1)).toList();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Product.home())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** The content of a file: unpacked, and of the jars of others the manifest only. */
  private static List<String> texts(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".jar")) {
      List<String> all = new ArrayList<>();
      try (ZipFile jar = new ZipFile(file.toFile())) {
        for (ZipEntry entry : jar.stream().toList()) {
          if (name.startsWith("org.xenworkbench.") || entry.getName().equals("META-INF/MANIFEST.MF")) {
            all.add(text(jar.getInputStream(entry)));
          }
        }
      }
      return all;
    }
    InputStream in = Files.newInputStream(file);
    return List.of(text(name.endsWith(".gz") ? new GZIPInputStream(in) : in));
  }

  private static String text(InputStream in) throws IOException {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
