/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The keys of all our bundles beside those of the Eclipse SDK, which somebody in an IDE has in their fingers. */
class EclipseKeysTest {

  /** What we bind to the same meaning: removing what is selected, its properties; Insert is a text editor's alone. */
  private static final Map<String, Set<String>> SAME_MEANING = Map.of(
      "DEL", Set.of("org.xenworkbench.ui.hosts.removeHost"),
      "ALT+CR", Set.of("org.xenworkbench.ui.hosts.properties"),
      "INSERT", Set.of("org.xenworkbench.ui.hosts.addHost", "org.xenworkbench.ui.hosts.storage.createPool",
          "org.xenworkbench.ui.hosts.storage.createVolume", "org.xenworkbench.ui.hosts.storage.createNetwork"));
  private static final Map<String, String> MODIFIERS = Map.of("M1", "CTRL", "M2", "SHIFT", "M3", "ALT");
  /** And those below it, of what is selected in the tree. */
  private static final String NATURAL_CONTEXT = "org.xenworkbench.ui.hosts.tree.context";

  private record Binding(String command, String context, List<String> strokes) {

    String sequence() {
      return String.join(" ", strokes);
    }
  }

  @Test
  void noKeyOfTheIdeIsTaken() throws Exception {
    Map<List<String>, String> ide = ideKeys();
    assertThat(ide).hasSizeGreaterThan(250).containsEntry(List.of("CTRL+Y"), "org.eclipse.ui.edit.redo");
    List<Binding> ours = ourBindings();
    assertThat(ours).hasSizeGreaterThan(10);
    for (Binding binding : ours) {
      if (!SAME_MEANING.getOrDefault(binding.sequence(), Set.of()).contains(binding.command())) {
        ide.forEach((strokes, command) -> assertThat(
            clash(strokes, binding.strokes()) && !command.equals(binding.command()))
            .as("%s of %s, which the IDE uses for %s", binding.sequence(), binding.command(), command).isFalse());
      }
    }
  }

  @Test
  void keysOfTheSameMeaningHoldInTheTreeOnly() throws Exception {
    assertThat(ourBindings()).filteredOn(binding -> SAME_MEANING.containsKey(binding.sequence()))
        .hasSize(SAME_MEANING.values().stream().mapToInt(Set::size).sum())
        .allMatch(binding -> binding.context().startsWith(NATURAL_CONTEXT));
  }

  @Test
  void noTwoOfOurKeysClashInOneContext() throws Exception {
    List<Binding> ours = ourBindings();
    for (Binding one : ours) {
      assertThat(ours).filteredOn(other -> other != one && other.context().equals(one.context())
          && clash(other.strokes(), one.strokes())).as(one.sequence()).isEmpty();
    }
  }

  /** A sequence that begins another keeps it from being typed to its end. */
  private static boolean clash(List<String> one, List<String> other) {
    int shared = Math.min(one.size(), other.size());
    return one.subList(0, shared).equals(other.subList(0, shared));
  }

  private static Map<List<String>, String> ideKeys() throws IOException {
    try (InputStream in = EclipseKeysTest.class.getResourceAsStream("eclipse-keys.txt")) {
      Map<List<String>, String> keys = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t")).forEach(fields -> keys.put(strokes(fields[0]), fields[1]));
      return keys;
    }
  }

  private static List<Binding> ourBindings() throws IOException, ParserConfigurationException, SAXException {
    List<Binding> bindings = new ArrayList<>();
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    for (String bundle : Layers.bundles()) {
      Path file = Layers.folder().resolve(Layers.PREFIX + bundle).resolve("plugin.xml");
      if (Files.exists(file)) {
        NodeList keys = parser.parse(file.toFile()).getElementsByTagName("key");
        for (int i = 0; i < keys.getLength(); i++) {
          Element key = (Element) keys.item(i);
          bindings.add(new Binding(key.getAttribute("commandId"), key.getAttribute("contextId"),
              strokes(key.getAttribute("sequence"))));
        }
      }
    }
    return bindings;
  }

  /** The strokes of a sequence, with the names and the order of modifiers that are the same everywhere. */
  private static List<String> strokes(String sequence) {
    return Arrays.stream(sequence.trim().toUpperCase(java.util.Locale.ROOT).split(" +")).map(EclipseKeysTest::stroke)
        .toList();
  }

  private static String stroke(String stroke) {
    int end = Math.max(0, stroke.lastIndexOf('+', stroke.length() - 2));
    String modifiers = end == 0 ? "" : Arrays.stream(stroke.substring(0, end).split("\\+"))
        .map(name -> MODIFIERS.getOrDefault(name, name)).distinct().sorted().collect(Collectors.joining("+"));
    return end == 0 ? stroke : modifiers + stroke.substring(end);
  }
}
