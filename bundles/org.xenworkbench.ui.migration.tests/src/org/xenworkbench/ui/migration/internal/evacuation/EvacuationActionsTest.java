/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Subject;
import org.xenworkbench.ui.migration.internal.rebalance.RebalanceActions;
import org.xenworkbench.ui.migration.internal.schedule.ScheduleActions;

/** Holds the rows of where VMs run against the plugin.xml that declares them, and those with the menus. */
class EvacuationActionsTest {

  private static final List<Action<?>> ROWS = Stream
      .concat(new EvacuationActions().rows().stream(),
          Stream.concat(new RebalanceActions().rows().stream(), new ScheduleActions().rows().stream()))
      .toList();
  private static final String POPUP = "popup:org.xenworkbench.ui.hosts.view?before=additions";
  private static final String MENU = "menu:org.xenworkbench.rcp.host?after=host";
  private static final String MENU_OF_VMS = "menu:org.xenworkbench.rcp.vm?after=migration";
  private static final Path BUNDLES = bundles();

  private static Path bundles() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("bundles/org.xenworkbench.ui.migration"))) {
      path = path.getParent();
    }
    return path.resolve("bundles");
  }

  /** The elements of a plugin.xml that are of one of the rows. */
  private static List<Element> all(String bundle, String tag, String attribute) throws Exception {
    NodeList found = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(BUNDLES.resolve(bundle).resolve("plugin.xml").toFile()).getDocumentElement().getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i))
        .filter(element -> commands().contains(element.getAttribute(attribute))).toList();
  }

  private static List<String> commands() {
    return ROWS.stream().<String>map(Action::command).toList();
  }

  @Test
  void eachIsACommandWithNameDescriptionIconAndHandler() throws Exception {
    String bundle = "org.xenworkbench.ui.migration";
    assertThat(commands()).startsWith(bundle + ".evacuateHost", bundle + ".endMaintenanceHost").hasSize(9);
    assertThat(all(bundle, "command", "id")).extracting(command -> command.getAttribute("id"))
        .containsExactlyElementsOf(commands());
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle).resolve("plugin.properties"))) {
      texts.load(reader);
    }
    assertThat(ROWS).allSatisfy(row -> {
      assertThat(texts.getProperty(row.id()).endsWith("...")).as(row.id()).isEqualTo(row.deed().isEmpty());
      assertThat(texts.containsKey(row.id() + "One")).isEqualTo(row.asking() == Action.Asking.QUESTION);
      assertThat(texts.containsKey(row.id() + "Several")).isEqualTo(row.asking() == Action.Asking.QUESTION);
      assertThat(texts.getProperty(row.id() + "Description")).matches("[A-Z].* .*");
    });
    assertThat(all(bundle, "image", "commandId")).extracting(image -> image.getAttribute("commandId"))
        .containsExactlyElementsOf(commands());
    assertThat(all(bundle, "handler", "commandId")).hasSameSizeAs(ROWS).allSatisfy(handler -> {
      assertThat(ActionHandler.class).isAssignableFrom(Class.forName(type(handler)));
      assertThat(bundle + '.' + ((Element) handler.getElementsByTagName("test").item(0)).getAttribute("args"))
          .isEqualTo(handler.getAttribute("commandId"));
    });
  }

  private static String type(Element handler) {
    return handler.hasAttribute("class") ? handler.getAttribute("class")
        : ((Element) handler.getElementsByTagName("class").item(0)).getAttribute("class");
  }

  private static String menu(Element item) {
    Element parent = (Element) item.getParentNode();
    return parent.hasAttribute("locationURI") ? parent.getAttribute("locationURI") : menu(parent);
  }

  /** In that of the tree, and in the product's; what is done with VMs is put into theirs by this bundle. */
  @Test
  void eachHasItsPlaceInBothMenus() throws Exception {
    List<Element> items = all("org.xenworkbench.ui.hosts", "command", "commandId");
    List<Element> own = all("org.xenworkbench.ui.migration", "command", "commandId");
    assertThat(ROWS).allSatisfy(row -> assertThat(Stream.concat(items.stream(), own.stream())
        .filter(item -> item.getAttribute("commandId").equals(row.command())).map(EvacuationActionsTest::menu))
        .as(row.id()).containsExactly(POPUP, row.subject() == Subject.VM ? MENU_OF_VMS : MENU));
  }
}
