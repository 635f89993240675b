/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds help, guide and code against each other. */
class HelpTest {

  private static final Path ROOT = root();
  private static final Path HELP = ROOT.resolve("bundles/org.xenworkbench.ui/help");

  private static Path root() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("docs/user-guide.md"))) {
      path = path.getParent();
    }
    return path;
  }

  @Test
  void theHelpSaysWhatTheGuideSays() throws IOException {
    assertThat(Files.readString(HELP.resolve("user-guide.html"))).as("run releng/lib/help-pages")
        .isEqualTo(HelpPages.page(Files.readString(ROOT.resolve("docs/user-guide.md"))));
  }

  @Test
  void everyContextLeadsToAPartOfTheGuide() throws IOException {
    String page = Files.readString(HELP.resolve("user-guide.html"));
    String contexts = Files.readString(HELP.resolve("contexts.xml"));
    List<String> parts = all("user-guide.html#([a-z0-9-]+)\"", contexts);
    assertThat(all("label=\"([^\"]*)\"", contexts)).as("XML has no escapes by a backslash")
        .containsOnly("More in the user's guide").hasSameSizeAs(parts);
    assertThat(parts).isNotEmpty().allSatisfy(part -> assertThat(page).contains("id=\"" + part + "\""));
  }

  @Test
  void everythingThatAsksForHelpHasAContext() throws IOException {
    List<String> contexts = all("<context id=\"([a-z]+)\"", Files.readString(HELP.resolve("contexts.xml")));
    try (Stream<Path> files = Files.walk(ROOT.resolve("bundles"))) {
      List<String> asked = files
          .filter(file -> file.toString().matches(".*/org\\.xenworkbench\\.ui[.a-z]*/src/.*\\.java"))
          .flatMap(file -> all(
              "(?:XenUi\\.setHelp\\([^;]*\"|setHelpContextId\\(XenUi\\.PLUGIN_ID \\+ \"\\.)([a-z]+)\"", read(file))
              .stream())
          .distinct().toList();
      assertThat(asked).contains("hosts", "performance", "eventlog", "console", "migration")
          .containsExactlyInAnyOrderElementsOf(contexts);
    }
  }

  @Test
  void aboutSaysTheVersion() {
    String version = all("Bundle-Version: ([0-9.]+)\\.qualifier",
        read(ROOT.resolve("bundles/org.xenworkbench.rcp/META-INF/MANIFEST.MF"))).get(0);
    assertThat(read(ROOT.resolve("bundles/org.xenworkbench.rcp/plugin.properties")))
        .contains("productAbout = Xen Workbench\\nVersion " + version + "\\n");
  }

  /** Of two that are installed the workbench takes any. */
  @Test
  void theProductHasOneHelpAndItNeedsNoBrowser() {
    assertThat(read(ROOT.resolve("bundles/org.xenworkbench.rcp/plugin.xml"))).contains("org.eclipse.ui.helpSupport");
    assertThat(read(ROOT.resolve("features/org.xenworkbench.rcp.feature/feature.xml")))
        .contains("\"org.eclipse.help\"").doesNotContain("org.eclipse.help.ui");
  }

  /** The help view keeps the lines as they are. */
  @Test
  void everyLineOfAContextIsASentence() {
    List<String> texts = all("<description>([^<]*)</description>", read(HELP.resolve("contexts.xml")));
    assertThat(texts.stream().flatMap(String::lines)).isNotEmpty().allMatch(line -> line.endsWith("."));
  }

  @Test
  void everyMenuOfTheProductHasAMnemonicOfItsOwn() {
    List<String> mnemonics = all("(?:file|window|host|vm|help)Menu = [^&\n]*&(.)",
        read(ROOT.resolve("bundles/org.xenworkbench.rcp/plugin.properties")));
    assertThat(mnemonics.stream().map(String::toLowerCase)).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void markdownBecomesHtml() {
    assertThat(HelpPages.page("## A & b\n\nIs *it* **so**: `a*b` [x](y.md)\n\n| t | u |\n|---|---|\n| 1 | `<2>` |\n"))
        .contains("<h2 id=\"a-b\">A &amp; b</h2>", "<p>Is <i>it</i> <b>so</b>: <code>a*b</code> x</p>",
            "<tr><th>t</th><th>u</th></tr>\n<tr><td>1</td><td><code>&lt;2&gt;</code></td></tr>\n</table>");
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
