/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.host.HostAction;

/** Holds the table and plugin.xml against each other: nothing is missing, and nothing superfluous. */
class ActionsTest {

  private static final Path BUNDLES = bundles();
  /** Commands that are no rows: what they do does not depend on the state of what is selected. */
  private static final Set<String> NO_ROWS =
      Set.of("org.xenworkbench.ui.hosts.addHost", "org.xenworkbench.ui.hosts.properties");
  /** What is done with all that is there or listed; the handlers are the commands' own. */
  private static final Set<String> OF_LISTS =
      Set.of("org.xenworkbench.ui.hosts.exportInventory", "org.xenworkbench.ui.hosts.importHosts",
          "org.xenworkbench.ui.hosts.exportHosts", "org.xenworkbench.ui.hosts.vms.exportCsv");
  /** What is done with groups of hosts; removing and renaming them is bound to commands of others. */
  private static final Set<String> OF_GROUPS = Set.of("org.xenworkbench.ui.hosts.newGroup",
      "org.xenworkbench.ui.hosts.moveToGroup", "org.eclipse.ui.edit.rename");
  private static final String GROUPS = "Group";
  /** What is done with hosts and VMs alike has a row of its own, and a test. */
  private static final String OF_TAGS = "org.xenworkbench.ui.hosts.editTags";
  /** What is chosen for a view. */
  private static final Set<String> OF_VIEWS = Set.of("org.xenworkbench.ui.hosts.showByHost",
      "org.xenworkbench.ui.hosts.showByGroup", "org.xenworkbench.ui.hosts.showByTag",
      "org.xenworkbench.ui.hosts.hideOffHosts");
  /** What is done with storage and networks has rows of its own, and a test. */
  private static final String OF_STORAGE = "org.xenworkbench.ui.hosts.storage.";
  /** And so has what is done with devices of VMs. */
  private static final String OF_DEVICES = "org.xenworkbench.ui.hosts.devices.";
  /** What is done with VMs by commands of others. */
  private static final String OF_VMS = "VmHandlers$";
  private static final Set<String> LABELS_OF_VMS = Set.of("%renameVm", "%deleteVm");
  /** Rows that are so rare that no key is spent on them, and no place in the product's menus. */
  private static final Set<String> RARE = Set.of("org.xenworkbench.ui.hosts.adoptVm");
  /** Rows that are done now and then, from menus: the letters that are left are for what is done often. */
  private static final Set<String> WITHOUT_KEY = Set.of("org.xenworkbench.ui.hosts.discardSavedVm",
      "org.xenworkbench.ui.hosts.enableAutostartVm", "org.xenworkbench.ui.hosts.disableAutostartVm",
      "org.xenworkbench.ui.hosts.setNextMemoryVm", "org.xenworkbench.ui.hosts.setNextVcpusVm",
      "org.xenworkbench.ui.hosts.setDescriptionVm", "org.xenworkbench.ui.hosts.snapshotsVm");
  private static final String POPUP = "popup:org.xenworkbench.ui.hosts.view?before=additions";

  private final Actions table = new Actions();
  private final Map<String, Element> commands = new LinkedHashMap<>();
  private final Map<String, Element> handlers = new LinkedHashMap<>();
  private final Map<String, String> icons = new LinkedHashMap<>();
  private final Map<String, Properties> texts = new LinkedHashMap<>();
  private final List<String> keys = new ArrayList<>();
  private final List<String> popup = new ArrayList<>();
  private final List<String> product = new ArrayList<>();

  private static Path bundles() {
    Path path = Path.of("").toAbsolutePath();
    while (!Files.exists(path.resolve("bundles/org.xenworkbench.ui"))) {
      path = path.getParent();
    }
    return path.resolve("bundles");
  }

  @BeforeEach
  void read() throws Exception {
    for (String bundle : List.of("org.xenworkbench.ui.hosts", "org.xenworkbench.ui.migration",
        "org.xenworkbench.ui.console")) {
      Element root = parse(bundle);
      Properties properties = properties(bundle);
      each(root, "command", command -> {
        if (!command.getAttribute("id").isEmpty()) {
          commands.put(command.getAttribute("id"), command);
          texts.put(command.getAttribute("id"), properties);
        }
      });
      each(root, "handler", handler -> {
        if (!type(handler).contains(GROUPS) && !type(handler).contains(OF_VMS) && !isOfStorage(handler)
            && !handler.getAttribute("commandId").startsWith(OF_DEVICES)
            && !handler.getAttribute("commandId").equals(OF_TAGS)
            && !isOfPlacement(handler.getAttribute("commandId"))) {
          handlers.put(handler.getAttribute("commandId"), handler);
        }
      });
      each(root, "image", image -> icons.put(image.getAttribute("commandId"), image.getAttribute("icon")));
      each(root, "key", key -> keys.add(key.getAttribute("commandId")));
      each(root, "menuContribution", menu -> {
        if (menu.getAttribute("locationURI").equals(POPUP)) {
          each(menu, "command", item -> {
            if (!item.getAttribute("label").contains(GROUPS) && !isOfVms(item)) {
              popup.add(item.getAttribute("commandId"));
            }
          });
        } else if (menu.getAttribute("locationURI").matches("menu:org.xenworkbench.rcp.(host|vm)[?].*")) {
          each(menu, "command", item -> {
            if (!isOfVms(item)) {
              product.add(item.getAttribute("commandId"));
            }
          });
        }
      });
    }
  }

  /** Else "Delete VM" would be what removes the host that is selected, and "Remove" of a host what deletes a VM. */
  @Test
  void inMenusOfTheProductWhatSeveralKindsShareIsThereForItsOwnKindOnly() throws Exception {
    Set<String> shared = Set.of("org.xenworkbench.ui.hosts.removeHost", "org.eclipse.ui.edit.rename");
    List<String> seen = new ArrayList<>();
    each(parse("org.xenworkbench.ui.hosts"), "menuContribution", menu -> {
      if (menu.getAttribute("locationURI").matches("menu:org.xenworkbench.(rcp|ui).*")) {
        each(menu, "command", item -> {
          if (shared.contains(item.getAttribute("commandId"))) {
            seen.add(item.getAttribute("label"));
            assertThat(item.getElementsByTagName("visibleWhen").getLength()).as(item.getAttribute("label")).isOne();
          }
        });
      }
    });
    assertThat(seen).containsExactlyInAnyOrder("%remove", "%remove", "%renameVm", "%deleteVm");
  }

  /** Where VMs run: the maintenance of hosts and the like have rows of their own, and a test. */
  private static boolean isOfPlacement(String command) {
    return command.startsWith("org.xenworkbench.ui.migration.") && !command.endsWith(".migrateVm");
  }

  private static boolean isOfStorage(Element handler) {
    return handler.getAttribute("commandId").startsWith(OF_STORAGE) || type(handler).contains(".storage.");
  }

  private static boolean isOfVms(Element item) {
    return LABELS_OF_VMS.contains(item.getAttribute("label"))
        || item.getAttribute("commandId").startsWith(OF_DEVICES);
  }

  private static Element parse(String bundle) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(BUNDLES.resolve(bundle).resolve("plugin.xml").toFile()).getDocumentElement();
  }

  private static Properties properties(String bundle) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle).resolve("plugin.properties"))) {
      properties.load(reader);
    }
    return properties;
  }

  private static void each(Element root, String tag, java.util.function.Consumer<Element> use) {
    NodeList found = root.getElementsByTagName(tag);
    IntStream.range(0, found.getLength()).forEach(i -> use.accept((Element) found.item(i)));
  }

  private List<String> rows() {
    return table.all().stream().<String>map(Action::command).toList();
  }

  private List<String> common() {
    return rows().stream().filter(row -> !RARE.contains(row)).toList();
  }

  @Test
  void everyRowIsACommandWithNameAndDescription() {
    assertThat(rows()).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(commands.keySet()).containsAll(rows());
    assertThat(commands.keySet()).filteredOn(id -> id.startsWith("org.xenworkbench.ui.hosts."))
        .filteredOn(id -> !OF_GROUPS.contains(id) && !OF_LISTS.contains(id) && !id.startsWith(OF_STORAGE)
            && !id.startsWith(OF_DEVICES) && !id.equals(OF_TAGS) && !OF_VIEWS.contains(id))
        .as("commands that are no rows").containsExactlyInAnyOrderElementsOf(Stream.concat(NO_ROWS.stream(),
            rows().stream().filter(id -> id.startsWith("org.xenworkbench.ui.hosts."))).toList());
    for (Action<?> row : table.all()) {
      assertThat(text(row, commands.get(row.command()).getAttribute("name"))).as(row.id()).matches("[A-Z].*");
      assertThat(text(row, commands.get(row.command()).getAttribute("description"))).as(row.id()).matches("[A-Z].* .*");
    }
  }

  private String text(Action<?> row, String key) {
    assertThat(key).as(row.id()).startsWith("%");
    return String.valueOf(texts.get(row.command()).getProperty(key.substring(1)));
  }

  @Test
  void everyRowHasTheHandlerThatItsDeedNeeds() throws Exception {
    assertThat(handlers.keySet()).containsExactlyInAnyOrderElementsOf(
        Stream.concat(rows().stream(), NO_ROWS.stream()).toList());
    for (Action<?> row : table.all()) {
      String type = type(handlers.get(row.command()));
      if (!type.equals(ActionHandler.class.getName())) {
        Path source;
        try (Stream<Path> files = Files.walk(BUNDLES)) {
          source = files.filter(file -> file.toString().endsWith("/src/" + type.replace('.', '/') + ".java"))
              .findFirst().orElseThrow();
        }
        assertThat(Files.readString(source)).as(type).contains(" extends ActionHandler<"
            + row.subject().type().getSimpleName() + ">");
      } else {
        assertThat(row.deed().isPresent()).as(row.id()).isNotEqualTo(row.input().isPresent());
      }
    }
  }

  private static String type(Element handler) {
    return handler.hasAttribute("class") ? handler.getAttribute("class")
        : ((Element) handler.getElementsByTagName("class").item(0)).getAttribute("class");
  }

  @Test
  void everyRowIsEnabledByItsOwnName() {
    for (Action<?> row : table.all()) {
      List<String> asked = new ArrayList<>();
      each(handlers.get(row.command()), "test",
          test -> asked.add(test.getAttribute("property") + ' ' + test.getAttribute("args")));
      assertThat(asked).containsExactly("org.xenworkbench.action.isPossible " + row.id());
    }
  }

  @Test
  void everyRowThatAsksHasItsQuestionAndNoOther() {
    for (Action<?> row : table.all()) {
      Map<String, String> parameters = new LinkedHashMap<>();
      each(handlers.get(row.command()), "parameter",
          parameter -> parameters.put(parameter.getAttribute("name"), parameter.getAttribute("value")));
      parameters.remove("labels"); // which have them, MenusTest knows
      assertThat(parameters.keySet()).as(row.id()).isEqualTo(
          row.asking() == Action.Asking.NOTHING ? Set.of() : Set.of("one", "several"));
      if (!parameters.isEmpty()) {
        assertThat(NLS.bind(text(row, parameters.get("one")), "NAME")).as(row.id()).contains("'NAME'")
            .doesNotContain("''", "{");
        assertThat(text(row, parameters.get("several"))).as(row.id()).matches("[A-Z].*[.?]").doesNotContain("{");
      }
    }
  }

  @Test
  void everyIconIsNamedAfterItsRow() {
    assertThat(icons.keySet()).containsAll(common());
    for (Action<?> row : table.all()) {
      String icon = icons.get(row.command());
      if (icon != null) {
        assertThat(icon).startsWith("platform:/plugin/org.xenworkbench.ui/icons/");
        assertThat(BUNDLES.resolve(icon.substring("platform:/plugin/".length()))).exists();
      }
    }
    assertThat(icons.values()).as("each its own").doesNotHaveDuplicates();
  }

  @Test
  void everyRowHasAKeyAndItsPlacesInMenus() {
    assertThat(keys).filteredOn(rows()::contains).containsExactlyInAnyOrderElementsOf(
        common().stream().filter(row -> !WITHOUT_KEY.contains(row)).toList());
    assertThat(popup).filteredOn(id -> !NO_ROWS.contains(id) && !OF_GROUPS.contains(id) && !id.equals(OF_TAGS)
        && !isOfPlacement(id))
        .containsExactlyInAnyOrderElementsOf(rows());
    assertThat(product).filteredOn(id -> !NO_ROWS.contains(id) && !OF_GROUPS.contains(id) && !id.equals(OF_TAGS)
        && !isOfPlacement(id))
        .containsExactlyInAnyOrderElementsOf(common());
  }

  /** What a bundle can do, it puts into the product's menus itself. */
  @Test
  void productNamesNoCommandOfOthers() throws Exception {
    List<String> named = new ArrayList<>();
    each(parse("org.xenworkbench.rcp"), "command", item -> named.add(item.getAttribute("commandId")));
    assertThat(named).filteredOn(id -> id.startsWith("org.xenworkbench."))
        .containsExactly("org.xenworkbench.ui.openGuide");
  }

  /** Else an entry that speaks of groups would run what is done with hosts. */
  @Test
  void whatIsDoneWithGroupsIsInTheMenuWhenItsHandlerIsActive() throws Exception {
    Element root = parse("org.xenworkbench.ui.hosts");
    Map<String, String> active = new LinkedHashMap<>();
    each(root, "handler", handler -> {
      if (type(handler).contains(GROUPS)) {
        each(handler, "activeWhen", when -> active.put(handler.getAttribute("commandId"),
            condition(when, "org.xenworkbench.selection")));
      }
    });
    Map<String, String> visible = new LinkedHashMap<>();
    each(root, "command", item -> {
      if (item.getAttribute("label").contains(GROUPS) && !OF_VIEWS.contains(item.getAttribute("commandId"))) {
        visible.put(item.getAttribute("commandId"), condition(item, "activeMenuSelection"));
      }
    });
    assertThat(visible).hasSize(3).isEqualTo(active);
  }

  /** What is asked of a variable. */
  private static String condition(Element root, String variable) {
    StringBuilder text = new StringBuilder();
    each(root, "with", with -> {
      if (with.getAttribute("variable").equals(variable)) {
        each(with, "*", asked -> {
          text.append(asked.getTagName());
          IntStream.range(0, asked.getAttributes().getLength())
              .forEach(i -> text.append(' ').append(asked.getAttributes().item(i)));
          text.append('\n');
        });
      }
    });
    return text.toString();
  }

  @Test
  void everyRowOfTheCoresTablesIsOne() {
    Stream<String> power = Arrays.stream(PowerAction.values()).map(action -> action.id() + "Vm");
    Stream<String> setting = VmSetting.values().stream().map(row -> row.id() + "Vm");
    Stream<String> change = VmChange.values().stream()
        .filter(row -> !Set.of(VmChange.RENAME, VmChange.DELETE, VmChange.REVERT_TO_SNAPSHOT, VmChange.DELETE_SNAPSHOT)
            .contains(row))
        .map(row -> row.id() + "Vm");
    Stream<String> host = Arrays.stream(HostAction.values()).map(action -> action.id() + "Host");
    assertThat(table.all()).extracting(Action::id).containsExactlyInAnyOrderElementsOf(
        Stream
            .of(power, setting, change, host,
                Stream.of("adoptVm", "snapshotsVm", "cloneVm", "migrateVm", "openConsole"))
            .flatMap(ids -> ids).toList());
  }

  @Test
  void whatMayLoseSomethingWarns() {
    assertThat(table.of("forceOffVm").asking()).isEqualTo(Action.Asking.WARNING);
    assertThat(table.of("org.xenworkbench.ui.hosts.rebootVm").asking()).isEqualTo(Action.Asking.QUESTION);
    assertThat(table.of("startVm").asking()).isEqualTo(Action.Asking.NOTHING);
    assertThatThrownBy(() -> table.of("burnVm")).isInstanceOf(IllegalArgumentException.class);
  }
}
