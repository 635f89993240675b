/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionHandler;

/** Holds the rows of storage and networks, plugin.xml and the core's table against each other. */
class ResourceActionsTest {

  private final List<Action<?>> rows = new ResourceActions().rows();

  private static Path bundle() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("bundles/org.xenworkbench.ui.hosts"))) {
      path = path.getParent();
    }
    return path.resolve("bundles/org.xenworkbench.ui.hosts");
  }

  private static Element plugin() throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bundle().resolve("plugin.xml").toFile())
        .getDocumentElement();
  }

  private static Properties texts() throws Exception {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle().resolve("plugin.properties"))) {
      texts.load(reader);
    }
    return texts;
  }

  private static List<Element> children(Element root, String tag) {
    NodeList found = root.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static String type(Element handler) {
    return handler.hasAttribute("class") ? handler.getAttribute("class")
        : children(handler, "class").get(0).getAttribute("class");
  }

  private List<Element> handlers() throws Exception {
    return children(plugin(), "handler").stream().filter(handler -> type(handler).contains(".storage.")
        || handler.getAttribute("commandId").startsWith(ResourceActions.PREFIX)).toList();
  }

  @Test
  void everyRowOfTheCoreIsOneAndFiveMore() {
    assertThat(rows).extracting(Action::id).containsExactlyInAnyOrderElementsOf(
        Stream.concat(ResourceAction.values().stream().map(ResourceAction::id),
            Stream.of("createPool", "createVolume", "createNetwork", "uploadVolume", "downloadVolume")).toList());
  }

  @Test
  void everyRowHasItsHandlerWhichAsksForItByName() throws Exception {
    Properties texts = texts();
    List<String> named = new ArrayList<>();
    for (Element handler : handlers()) {
      Class<?> type = Class.forName(type(handler));
      assertThat(ActionHandler.class).isAssignableFrom(type);
      List<String> asked = children(handler, "test").stream().map(test -> test.getAttribute("args")).toList();
      assertThat(asked).hasSize(1);
      Action<?> row = rows.stream().filter(one -> one.id().equals(asked.get(0))).findFirst().orElseThrow();
      assertThat(row.command()).isEqualTo(handler.getAttribute("commandId"));
      assertThat(row.deed().isPresent()).as(row.id()).isEqualTo(type == ActionHandler.class);
      List<String> parameters = children(handler, "parameter").stream()
          .map(parameter -> parameter.getAttribute("name")).filter(name -> !name.equals("labels")).toList();
      assertThat(parameters).as(row.id()).containsExactlyElementsOf(!row.command().endsWith('.' + row.id())
          ? List.of("row", "label") : row.asking() == Action.Asking.NOTHING ? List.of() : List.of("one", "several"));
      if (parameters.contains("one")) {
        assertThat(NLS.bind(texts.getProperty(row.id() + "One"), "NAME")).contains("'NAME'").doesNotContain("''", "{");
        assertThat(texts.getProperty(row.id() + "Several")).matches("[A-Z].*[.?]").doesNotContain("{");
      }
      named.add(row.id());
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(rows.stream().<String>map(Action::id).toList());
  }

  @Test
  void everyRowHasAnItemInTheContextMenuOfItsKindAlone() throws Exception {
    List<String> items = new ArrayList<>();
    for (Element item : children(plugin(), "command")) {
      String id = item.getAttribute("commandId");
      Action<?> row = rows.stream().filter(one -> id.startsWith(ResourceActions.PREFIX)
          ? one.command().equals(id) : item.getAttribute("label").equals('%' + one.id())).findFirst().orElse(null);
      if (row != null) {
        items.add(row.id());
        assertThat(children(item, "instanceof")).extracting(kind -> kind.getAttribute("value")).as(row.id())
            .containsExactly(row.subject().type().getName());
      }
    }
    assertThat(items).containsExactlyInAnyOrderElementsOf(rows.stream().<String>map(Action::id).toList());
  }

  @Test
  void everyCommandHasNameAndDescription() throws Exception {
    Properties texts = texts();
    List<String> ids = children(plugin(), "command").stream().map(command -> command.getAttribute("id"))
        .filter(id -> id.startsWith(ResourceActions.PREFIX)).toList();
    assertThat(ids).containsExactlyInAnyOrderElementsOf(rows.stream().<String>map(Action::command)
        .filter(id -> id.startsWith(ResourceActions.PREFIX)).toList());
    for (String id : ids) {
      String key = id.substring(ResourceActions.PREFIX.length());
      assertThat(texts.getProperty(key)).matches("[A-Z].*");
      assertThat(texts.getProperty(key + "Description")).matches("[A-Z].* .*");
    }
  }

  /** Refresh Pool is that of pools. */
  @Test
  void refreshIsNoItemOfPoolsAlone() throws Exception {
    Element refresh = children(plugin(), "command").stream()
        .filter(item -> item.getAttribute("commandId").equals("org.eclipse.ui.file.refresh")).findFirst().orElseThrow();
    Element any = children(refresh, "iterate").get(0);
    assertThat(any.getAttribute("operator") + any.getAttribute("ifEmpty")).isEqualTo("ortrue");
    assertThat(children(children(any, "not").get(0), "instanceof")).extracting(kind -> kind.getAttribute("value"))
        .containsExactly(Pool.class.getName());
  }

  /** Enter alone neither cuts guests off, nor takes their disks from those that are to be started. */
  @Test
  void whatStopsWhatGuestsNeedWarnsAndItsItemSaysThatItAsks() throws Exception {
    Properties texts = texts();
    List<Action<?>> asking = rows.stream().filter(row -> row.id().startsWith("stop")).toList();
    assertThat(asking).extracting(Action::id).containsExactlyInAnyOrder("stopPool", "stopNetwork");
    assertThat(asking).extracting(Action::asking).containsOnly(Action.Asking.WARNING);
    assertThat(asking).extracting(row -> texts.getProperty(row.id())).allMatch(label -> label.endsWith("..."));
  }
}
