/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest, those of tests too, says which versions it goes with: none is taken in whatever version it comes. */
class VersionsTest {

  private static final int FEWEST_MANIFESTS = 35;
  private static final Pattern RANGE = Pattern.compile(
      ".*;(bundle-)?version=\"\\[\\d+(\\.\\d+)*,\\d+(\\.\\d+)*\\)\".*");
  private static final Pattern VERSION = Pattern.compile(".*;version=\"\\d+\\.\\d+\\.\\d+\".*");
  /** They come without a version: the JRE's, and two of Eclipse's. */
  private static final List<String> WITHOUT = List.of("javax.net.", "javax.xml", "org.w3c.dom", "org.xml.sax",
      "org.eclipse.jdt.annotation", "org.eclipse.e4.ui.css.swt.theme");

  static Stream<String> manifests() {
    return Sources.read(path -> path.endsWith("META-INF/MANIFEST.MF")).keySet().stream();
  }

  private static Stream<String> clauses(String manifest, String header) {
    Path file = Sources.root().resolve(manifest);
    return Layers.clauses(file, header).values().stream();
  }

  @Test
  void thereAreManifests() {
    assertThat(manifests()).hasSizeGreaterThan(FEWEST_MANIFESTS);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void whatIsNeededIsOfARangeOfVersions(String manifest) {
    assertThat(Stream.of("Require-Bundle", "Fragment-Host").flatMap(header -> clauses(manifest, header)))
        .allMatch(clause -> RANGE.matcher(clause).matches());
    assertThat(clauses(manifest, "Import-Package").filter(clause -> WITHOUT.stream().noneMatch(clause::startsWith)))
        .allMatch(clause -> RANGE.matcher(clause).matches());
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void whatIsExportedHasAVersion(String manifest) {
    assertThat(clauses(manifest, "Export-Package")).allMatch(clause -> VERSION.matcher(clause).matches());
  }
}
