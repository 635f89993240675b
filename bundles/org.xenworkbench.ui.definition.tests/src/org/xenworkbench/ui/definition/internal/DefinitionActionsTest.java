/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xenworkbench.ui.action.Action;

/** Holds the rows and plugin.xml against each other. */
class DefinitionActionsTest {

  private static Path bundle() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("bundles/org.xenworkbench.ui.definition"))) {
      path = path.getParent();
    }
    return path.resolve("bundles/org.xenworkbench.ui.definition");
  }

  private static List<String> attributes(String tag, String name) throws Exception {
    NodeList found = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(bundle().resolve("plugin.xml").toFile()).getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> ((Element) found.item(i)).getAttribute(name))
        .filter(value -> !value.isEmpty()).toList();
  }

  @Test
  void everyRowHasACommandHandlerIconKeyAndPlacesInMenus() throws Exception {
    // What makes a VM needs nothing that is selected, and so no row.
    List<String> rows = Stream.concat(Stream.of("org.xenworkbench.ui.definition.newVm"),
        new DefinitionActions().rows().stream().<String>map(Action::command)).toList();
    assertThat(rows).hasSize(3);
    assertThat(attributes("command", "id")).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(attributes("handler", "commandId")).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(attributes("image", "commandId")).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(attributes("key", "commandId")).containsAll(rows);
    assertThat(attributes("test", "args")).containsExactlyInAnyOrderElementsOf(
        new DefinitionActions().rows().stream().<String>map(Action::id).toList());
    for (String icon : attributes("image", "icon")) {
      assertThat(bundle().resolve(icon)).exists();
    }
  }
}
