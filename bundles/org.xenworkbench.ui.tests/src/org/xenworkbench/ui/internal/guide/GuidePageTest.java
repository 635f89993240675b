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
  void anItemOfAListIsALineAndNoHeading() throws IOException {
    GuidePage page = read("<p>So:</p><ul>\n<li><i>One</i>:\n1</li>\n<li>Two</li>\n</ul>\n<p>End</p>");
    assertThat(page.text()).isEqualTo("So:\n\n\u2022 One: 1\n\u2022 Two\n\nEnd\n\n");
    assertThat(page.parts()).isEmpty();
    assertThat(page.rows()).containsExactly(5, 14);
    assertThat(page.pieces()).containsExactly(new Piece(7, 3, Look.ITALIC));
  }

  /** Of the whole guide: a list that is taken for a heading makes the contents wider than the window. */
  @Test
  void thePartsOfTheGuideAreItsHeadings() throws IOException {
    Path bundles = Path.of("").toAbsolutePath();
    while (!Files.exists(bundles.resolve("org.xenworkbench.ui"))) {
      bundles = Files.exists(bundles.resolve("bundles")) ? bundles.resolve("bundles") : bundles.getParent();
    }
    try (InputStream guide = Files.newInputStream(bundles.resolve("org.xenworkbench.ui/help/user-guide.html"))) {
      assertThat(GuidePage.read(guide).parts()).hasSizeGreaterThan(15).allSatisfy(part -> {
        assertThat(part.id()).as(part.title()).isNotEmpty();
        assertThat(part.title()).hasSizeLessThan(60).doesNotContain("\n");
        assertThat(part.level()).isBetween(1, 6);
      });
    }
  }

  private static GuidePage read(String body) throws IOException {
    String page = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>T</title></head><body>\n" + body + "</body></html>";
    return GuidePage.read(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }
}
