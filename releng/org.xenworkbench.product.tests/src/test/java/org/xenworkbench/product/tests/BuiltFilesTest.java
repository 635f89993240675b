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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What lies in the files of the product that was built. */
class BuiltFilesTest {

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
    List<String> install = new ArrayList<>();
    for (Path file : files()) {
      if (file.toString().endsWith(".jar")) {
        try (ZipFile jar = new ZipFile(file.toFile())) {
          ZipEntry plugin = jar.getEntry("plugin.xml");
          if (plugin != null && text(jar.getInputStream(plugin))
              .matches("(?s).*<menuContribution.*commandId=\"org.eclipse.equinox.p2.ui.sdk.install\".*")) {
            install.add(file.getFileName().toString());
          }
        }
      }
    }
    assertThat(install).as("bundles that offer Install New Software").hasSize(1);
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
