/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Eclipse formats as the build does: the settings of each project are those of the profile that the build checks. */
class FormatTest {

  private static final String PREFIX = "org.eclipse.jdt.core.formatter.";
  private static final Pattern SETTING = Pattern.compile("<setting id=\"([^\"]*)\" value=\"([^\"]*)\"/>");
  private static final int FEWEST_PROJECTS = 35;

  private final SortedMap<String, String> profile = profile();

  private static SortedMap<String, String> profile() {
    SortedMap<String, String> settings = new TreeMap<>();
    Matcher found = SETTING.matcher(Sources.read("releng/formatter.xml"::equals).get("releng/formatter.xml"));
    while (found.find()) {
      settings.put(found.group(1), found.group(2));
    }
    return settings;
  }

  @Test
  void theProfileKeepsToTheRulesOfTheHouse() {
    assertThat(profile).containsEntry(PREFIX + "lineSplit", "120").containsEntry(PREFIX + "tabulation.char", "space")
        .containsEntry(PREFIX + "tabulation.size", "2").containsEntry(PREFIX + "join_wrapped_lines", "false")
        .containsEntry(PREFIX + "comment.format_javadoc_comments", "false")
        .allSatisfy((key, value) -> assertThat(key).startsWith(PREFIX));
  }

  @Test
  void everyProjectHasTheProfile() {
    SortedMap<String, String> files = Sources.read(path -> path.endsWith("/.settings/org.eclipse.jdt.core.prefs"));
    assertThat(files).hasSizeGreaterThanOrEqualTo(FEWEST_PROJECTS);
    assertThat(files.keySet().stream().map(FormatTest::project).collect(Collectors.toSet()))
        .isEqualTo(Sources.read(path -> path.endsWith(".java") && path.contains("/src/")).keySet().stream()
            .map(FormatTest::project).filter(project -> project.contains("/org.")).collect(Collectors.toSet()));
    files.forEach((path, prefs) -> assertThat(formatter(prefs)).as(path + ": run releng/format").isEqualTo(profile));
  }

  private static String project(String path) {
    return path.substring(0, path.indexOf('/', path.indexOf('/') + 1));
  }

  private static Map<String, String> formatter(String prefs) {
    return prefs.lines().filter(line -> line.startsWith(PREFIX))
        .collect(Collectors.toMap(line -> line.substring(0, line.indexOf('=')),
            line -> line.substring(line.indexOf('=') + 1)));
  }
}
