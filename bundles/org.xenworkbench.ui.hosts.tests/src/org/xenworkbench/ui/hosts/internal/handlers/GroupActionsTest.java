/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionHandler;

/** Holds the rows for groups of hosts and plugin.xml against each other. */
class GroupActionsTest {

  private static final String HANDLERS = GroupHandlers.class.getName() + '$';

  private final List<Action<?>> rows = new GroupActions().rows();

  private static Element plugin() throws Exception {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("bundles/org.xenworkbench.ui.hosts"))) {
      path = path.getParent();
    }
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(path.resolve("bundles/org.xenworkbench.ui.hosts/plugin.xml").toFile()).getDocumentElement();
  }

  private static List<Element> children(Element root, String tag) {
    NodeList found = root.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static String type(Element handler) {
    return handler.hasAttribute("class") ? handler.getAttribute("class")
        : children(handler, "class").get(0).getAttribute("class");
  }

  private static List<String> parameters(Element handler) {
    return children(handler, "parameter").stream()
        .map(parameter -> parameter.getAttribute("name") + '=' + parameter.getAttribute("value")).toList();
  }

  @Test
  void everyRowHasItsHandlerWhichAsksForItByName() throws Exception {
    List<Element> handlers = children(plugin(), "handler").stream()
        .filter(handler -> type(handler).startsWith(HANDLERS) && !type(handler).endsWith("$NewGroup")).toList();
    List<String> named = new ArrayList<>();
    for (Element handler : handlers) {
      assertThat(ActionHandler.class).isAssignableFrom(Class.forName(type(handler)));
      List<String> asked = children(handler, "test").stream().map(test -> test.getAttribute("args")).toList();
      assertThat(asked).hasSize(1);
      Action<?> row = rows.stream().filter(one -> one.id().equals(asked.get(0))).findFirst().orElseThrow();
      assertThat(row.command()).isEqualTo(handler.getAttribute("commandId"));
      boolean shares = !row.command().endsWith('.' + row.id());
      assertThat(parameters(handler).contains("row=" + row.id())).as(row.id()).isEqualTo(shares);
      assertThat(parameters(handler).contains("label=%" + row.id() + "Label")).as(row.id()).isEqualTo(shares);
      assertThat(parameters(handler).stream().anyMatch(one -> one.startsWith("one=")))
          .isEqualTo(row.asking() != Action.Asking.NOTHING);
      named.add(row.id());
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(rows.stream().<String>map(Action::id).toList());
  }

  /** A subject that the table of hosts and VMs knows nothing of: groups are told by their own service. */
  @Test
  void groupsAreASubjectOfTheirOwn() {
    HostGroup group = new HostGroup(GroupId.random(), "lab", Set.of());
    assertThat(GroupActions.GROUP.in(List.of("lab", group))).containsExactly(group);
    assertThat(GroupActions.GROUP.name().apply(group)).isEqualTo("lab");
    assertThat(GroupActions.GROUP.wanted()).isEqualTo("Select a group of hosts first.");
  }

  @Test
  void aNewGroupSaysWhichHostsWillBeInIt() {
    List<Host> hosts = IntStream.rangeClosed(1, 7).mapToObj(i -> Host
        .of(HostId.random(), "R&D" + i, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build()).toList();
    assertThat(GroupHandlers.words(List.of())).isEqualTo("Name of the group:");
    assertThat(GroupHandlers.words(hosts.subList(0, 2)))
        .isEqualTo("Name of the group, in which R&D1, R&D2 will be:");
    assertThat(GroupHandlers.words(hosts)).contains("R&D5 and 2 more will be").doesNotContain("D6");
  }
}
