/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What an IDE gets, and what it does not. */
class IdeFeatureTest {

  private static String read(String path) throws IOException {
    return Files.readString(Layers.folder().resolveSibling(path));
  }

  @Test
  void thePerspectiveComesWithTheViews() throws IOException {
    assertThat(read("bundles/org.xenworkbench.ui/plugin.xml")).contains("id=\"org.xenworkbench.ui.perspective\"");
    assertThat(read("bundles/org.xenworkbench.rcp/plugin.xml")).doesNotContain("<perspective ");
    assertThat(read("features/org.xenworkbench.feature/feature.xml")).contains("\"org.xenworkbench.ui\"");
  }

  /** The product's feature brings an application, menus and a toolbar that would be an IDE's second ones. */
  @Test
  void theProductsFeatureIsNotOffered() throws IOException {
    Path site = Path.of("releng/org.xenworkbench.updatesite/category.xml");
    assertThat(read(site.toString())).contains("org.xenworkbench.feature").doesNotContain("org.xenworkbench.rcp");
  }

  /** Off unless somebody says otherwise; the product does. */
  @Test
  void onlyTheProductConnectsHostsAtItsStart() throws IOException {
    assertThat(read("bundles/org.xenworkbench.ui/plugin.xml")).contains("org.eclipse.ui.startup");
    assertThat(read("bundles/org.xenworkbench.rcp/plugin_customization.ini"))
        .contains("org.xenworkbench.core/connectAtStart=true");
  }
}
