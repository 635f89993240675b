/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the manifests of all bundles put into menus. */
class MenusTest {

  private static final Path BUNDLES = bundles();
  private static final String PLATFORM = "platform:/plugin/";

  /** By bundle. */
  private final Map<String, Element> manifests = new HashMap<>();
  private final Set<String> pictured = new HashSet<>();

  private static Path bundles() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("bundles/org.xenworkbench.ui"))) {
      path = path.getParent();
    }
    return path.resolve("bundles");
  }

  @BeforeEach
  void read() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLES)) {
      files.filter(bundle -> bundle.getFileName().toString().contains(".ui")
          && Files.exists(bundle.resolve("plugin.xml")))
          .forEach(bundle -> manifests.put(bundle.getFileName().toString(), parse(bundle.resolve("plugin.xml"))));
    }
    manifests.values()
        .forEach(root -> each(root, "image", image -> pictured.add(image.getAttribute("commandId"))));
  }

  private static Element parse(Path manifest) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(manifest.toFile()).getDocumentElement();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(manifest.toString(), e);
    }
  }

  private static void each(Element root, String tag, Consumer<Element> use) {
    NodeList found = root.getElementsByTagName(tag);
    IntStream.range(0, found.getLength()).forEach(i -> use.accept((Element) found.item(i)));
  }

  private static boolean isThere(String bundle, String icon) {
    return Files.exists(icon.startsWith(PLATFORM) ? BUNDLES.resolve(icon.substring(PLATFORM.length()))
        : BUNDLES.resolve(bundle).resolve(icon));
  }

  @Test
  void eachItemThatDoesSomethingHasAnIcon() {
    Set<String> items = new HashSet<>();
    Set<String> without = new HashSet<>();
    manifests.values().forEach(root -> each(root, "menuContribution", menu -> each(menu, "command", item -> {
      String command = item.getAttribute("commandId");
      items.add(command);
      if (item.getAttribute("style").equals("push") && item.getAttribute("icon").isEmpty()
          && !pictured.contains(command)) {
        without.add(command);
      }
    })));
    assertThat(items).hasSizeGreaterThan(40);
    assertThat(without).isEmpty();
  }

  /** "Remove Host" above a question about two hosts. */
  @Test
  void whatIsNamedAfterOneIsCalledOtherwiseForSeveral() throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(BUNDLES.resolve("org.xenworkbench.ui.hosts/plugin.properties"))) {
      texts.load(reader);
    }
    Set<String> asking = new HashSet<>();
    each(manifests.get("org.xenworkbench.ui.hosts"), "handler", handler -> {
      Map<String, String> parameters = new HashMap<>();
      each(handler, "parameter", each -> parameters.put(each.getAttribute("name"), each.getAttribute("value")));
      if (parameters.containsKey("several")) {
        String command = handler.getAttribute("commandId");
        String key = parameters.getOrDefault("label", "%" + command.substring(command.lastIndexOf('.') + 1));
        String label = texts.getProperty(key.substring(1)).replace("...", "");
        asking.add(label);
        assertThat(parameters.containsKey("labels")).as(label)
            .isEqualTo(label.matches(".* (Host|Group|VM|Pool|Volume|Network)"));
      }
    });
    assertThat(asking).contains("Remove Host", "Remove Group", "Force Off");
  }

  @Test
  void eachIconIsThere() {
    manifests.forEach((bundle, root) -> List.of("image", "command", "view").forEach(tag -> each(root, tag, used -> {
      String icon = used.getAttribute("icon");
      assertThat(icon.isEmpty() || isThere(bundle, icon)).as(bundle + ": " + icon).isTrue();
    })));
  }

  /**
   * What goes to {@code additions} comes first if the menu has not been filled when it is asked for: of all places
   * Eclipse looks only for this one not again.
   */
  @Test
  void whatIsAddedToTheProductsMenusHasItsPlace() {
    Set<String> places = new HashSet<>();
    manifests.values().forEach(root -> each(root, "menuContribution",
        menu -> places.add(menu.getAttribute("locationURI"))));
    assertThat(places).filteredOn(place -> place.startsWith("menu:org.xenworkbench.rcp."))
        .hasSizeGreaterThan(4).noneMatch(place -> place.endsWith("=additions"));
  }
}
