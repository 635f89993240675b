/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.XenUi;

/** What plugin.xml declares, and what the view activates. */
class AlertCommandsTest {

  private static final String PREFIX = "org.xenworkbench.ui.alerts.";

  private static String file(String path) throws Exception {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("bundles"))) {
      folder = folder.getParent();
    }
    return Files.readString(folder.resolve("bundles/org.xenworkbench.ui.alerts/" + path));
  }

  private static Set<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void eachCommandIsActivatedByTheViewOrHasAHandler() throws Exception {
    String plugin = file("plugin.xml");
    Set<String> declared = all("<command id=\"" + PREFIX + "([^\"]+)\"", plugin);
    Set<String> activated = new TreeSet<>(List.of(XenUi.NEW_ALERT_RULE.substring(PREFIX.length())));
    activated.addAll(all("activate\\(\"([a-zA-Z]+)\"",
        file("src/org/xenworkbench/ui/alerts/internal/view/AlertCommands.java")));
    assertThat(declared).isEqualTo(activated).hasSizeGreaterThan(5);
  }

  @Test
  void eachCommandHasAKeyOfItsOwnAndAnIconThatIsThere() throws Exception {
    String plugin = file("plugin.xml");
    assertThat(all("<key commandId=\"" + PREFIX + "([^\"]+)\"", plugin))
        .isEqualTo(all("<command id=\"" + PREFIX + "([^\"]+)\"", plugin));
    assertThat(all("sequence=\"([^\"]+)\"", plugin)).hasSameSizeAs(all("<key commandId=\"([^\"]+)\"", plugin));
    for (String icon : all("icon=\"(icons/[^\"]+)\"", plugin)) {
      assertThat(file(icon)).contains("<svg");
    }
  }
}
