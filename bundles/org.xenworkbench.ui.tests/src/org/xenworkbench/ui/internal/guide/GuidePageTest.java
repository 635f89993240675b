/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.internal.guide.GuidePage.Look;
import org.xenworkbench.ui.internal.guide.GuidePage.Part;
import org.xenworkbench.ui.internal.guide.GuidePage.Piece;

class GuidePageTest {

  @Test
  void headingsAreParts() throws IOException {
    GuidePage page = read("<h1 id=\"a\">A</h1><p>One\ntwo</p><h2 id=\"b-c\">B c</h2>");
    assertThat(page.text()).isEqualTo("A\n\nOne two\n\nB c\n\n");
    assertThat(page.parts()).containsExactly(new Part("a", "A", 1, 0), new Part("b-c", "B c", 2, 12));
    assertThat(page.pieces()).containsExactly(new Piece(0, 1, Look.TITLE), new Piece(12, 3, Look.HEADING));
  }

  @Test
  void wordsHaveLooksAndCodeKeepsItsLines() throws IOException {
    GuidePage page = read("<p><b>Bold</b> <i>it</i> <code>x  &lt;</code></p><pre>a\n  b\n</pre>");
    assertThat(page.text()).isEqualTo("Bold it x <\n\na\n  b\n\n");
    assertThat(page.pieces()).containsExactly(new Piece(0, 4, Look.BOLD), new Piece(5, 2, Look.ITALIC),
        new Piece(8, 3, Look.CODE), new Piece(13, 6, Look.CODE));
  }

  @Test
  void aRowIsALineAndSaysWhatItsCellsAre() throws IOException {
    GuidePage page = read("<table><tr><th></th><th>QEMU</th><th>Xen</th></tr>"
        + "<tr><td>cancel</td><td>yes</td><td>no</td></tr></table>"
        + "<table><tr><th>way</th><th>what</th></tr><tr><td>ssh</td><td>safe</td></tr></table>");
    assertThat(page.text()).isEqualTo("cancel \u2013 QEMU: yes; Xen: no\n\nway \u2013 what\nssh \u2013 safe\n\n");
    assertThat(page.rows()).containsExactly(0, 29, 40);
  }

  @Test
  void pointsAreLinesAndNoPartsOfTheGuide() throws IOException {
    GuidePage page =
        read("<h3 id=\"a\">A</h3><ul>\n<li><i>One</i>: first\n  of them.</li>\n<li>Two</li>\n</ul><p>x</p>");
    assertThat(page.text()).isEqualTo("A\n\n\u2022 One: first of them.\n\u2022 Two\n\nx\n\n");
    assertThat(page.parts()).hasSize(1);
    assertThat(page.rows()).containsExactly(3, 25);
  }

  /** What the product shows: each part has a name that fits the contents. */
  @Test
  void theGuideItselfHasPartsWithShortNames() throws IOException {
    try (InputStream file = Files.newInputStream(guide())) {
      GuidePage page = GuidePage.read(file);
      assertThat(page.parts()).hasSizeGreaterThan(20).allSatisfy(part -> {
        assertThat(part.id()).isNotEmpty();
        assertThat(part.level()).isBetween(1, 3);
        assertThat(part.title()).hasSizeLessThan(45);
      });
    }
  }

  private static Path guide() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("bundles/org.xenworkbench.ui"))) {
      path = path.getParent();
    }
    return path.resolve("bundles/org.xenworkbench.ui/help/user-guide.html");
  }

  private static GuidePage read(String body) throws IOException {
    String page = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>T</title></head><body>\n" + body + "</body></html>";
    return GuidePage.read(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }
}
