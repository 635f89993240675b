/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionHandler;

/** Holds the rows of devices against plugin.xml. */
class DeviceActionsTest {

  private final List<Action<?>> rows = new DeviceActions().rows();
  private final Properties texts = new Properties();
  private Element plugin;

  @BeforeEach
  void read() throws Exception {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("bundles/org.xenworkbench.ui.hosts"))) {
      path = path.getParent();
    }
    Path bundle = path.resolve("bundles/org.xenworkbench.ui.hosts");
    plugin = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bundle.resolve("plugin.xml").toFile())
        .getDocumentElement();
    try (Reader reader = Files.newBufferedReader(bundle.resolve("plugin.properties"))) {
      texts.load(reader);
    }
  }

  private Stream<Element> all(String tag, String attribute) {
    NodeList found = plugin.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i))
        .filter(element -> element.getAttribute(attribute).startsWith(DeviceActions.PREFIX));
  }

  private List<String> commands() {
    return rows.stream().<String>map(Action::command).toList();
  }

  @Test
  void eachIsACommandWithNameDescriptionAndIcon() {
    assertThat(commands()).containsExactly(DeviceActions.PREFIX + "attachDisk",
        DeviceActions.PREFIX + "attachInterface", DeviceActions.PREFIX + "detachDevice",
        DeviceActions.PREFIX + "changeMedium");
    assertThat(all("command", "id").map(command -> command.getAttribute("id"))).containsExactlyElementsOf(commands());
    rows.forEach(row -> {
      assertThat(texts.getProperty(row.id())).endsWith("...");
      assertThat(texts.getProperty(row.id() + "Description")).matches("[A-Z].* .*");
    });
    assertThat(all("image", "commandId").map(image -> image.getAttribute("commandId")))
        .containsExactlyElementsOf(commands());
  }

  @Test
  void eachHasAHandlerThatAsksForItByName() {
    List<Element> handlers = all("handler", "commandId").toList();
    assertThat(handlers).extracting(handler -> handler.getAttribute("commandId"))
        .containsExactlyElementsOf(commands());
    assertThat(handlers).allSatisfy(handler -> {
      assertThat(ActionHandler.class).isAssignableFrom(Class.forName(handler.getAttribute("class")));
      assertThat(DeviceActions.PREFIX
          + ((Element) handler.getElementsByTagName("test").item(0)).getAttribute("args"))
          .isEqualTo(handler.getAttribute("commandId"));
    });
  }

  /** In that of VMs, and in the product's. */
  @Test
  void eachHasItsPlaceInBothMenus() {
    List<Element> items = all("command", "commandId").toList();
    assertThat(items).extracting(item -> item.getAttribute("commandId"))
        .containsExactlyElementsOf(Stream.concat(commands().stream(), commands().stream()).toList());
    assertThat(items).allMatch(item -> item.getParentNode() instanceof Element menu
        && menu.getAttribute("label").equals("%devicesMenu"));
  }
}
