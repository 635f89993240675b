/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the docs name is there: files, classes, options of the commands, keys and threads. */
class DocsTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern PATH =
      Pattern.compile("^(?:\\./)?((?:bundles|features|releng|targetplatform|docs)/[^ ]*)");
  private static final Pattern CLASS =
      Pattern.compile("^(?:org\\.xenworkbench\\.[\\w.]+\\.)?([A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)?$");
  private static final Pattern COMMAND =
      Pattern.compile("(releng/(?:run|test|lab/\\w+|benchmarks/run))((?: +[\\w|-]+)*)");
  private static final Pattern THREAD_MADE =
      Pattern.compile("(?:Threads|[tT]iming(?:\\(\\)|\\.system\\(\\))?)\\.\\w+\\(\"([\\w-]+)\"");
  /** Of Java, OSGi and Eclipse, and names that stand for some. */
  private static final Set<String> NOT_OURS = Set.of("Instant", "Duration", "ComponentServiceObjects", "QueueLength");

  private final SortedMap<String, String> docs =
      Sources.read(path -> path.endsWith(".md") && !path.startsWith("bundles/"));
  private final List<String> untrue = new ArrayList<>();

  private void eachCode(BiConsumer<String, String> visitor) {
    assertThat(docs).containsKeys("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/user-guide.md");
    docs.forEach((path, text) -> CODE.matcher(text).results().forEach(code -> visitor.accept(path, code.group(1))));
  }

  @Test
  void everyLinkLeadsToAFile() {
    docs.forEach((path, text) -> LINK.matcher(text).results().map(link -> link.group(1))
        .filter(link -> !link.startsWith("http"))
        .filter(link -> !Files.exists(Sources.root().resolve(path).resolveSibling(link)))
        .forEach(link -> untrue.add(path + ": " + link)));
    assertThat(untrue).isEmpty();
  }

  @Test
  void everyPathIsThere() {
    eachCode((doc, code) -> {
      Matcher path = PATH.matcher(code);
      if (path.find()) {
        expand(path.group(1)).filter(each -> !Files.exists(Sources.root().resolve(each)))
            .forEach(each -> untrue.add(doc + ": " + each));
      }
    });
    assertThat(untrue).isEmpty();
  }

  /** {@code a.{b,c}} is two paths; what a run makes, and names in capitals, which stand for any, are none. */
  private static Stream<String> expand(String path) {
    if (path.contains(".cache") || path.contains("/target/") || path.contains(".X.") || path.contains("/X")
        || path.contains("NAME")) {
      return Stream.empty();
    }
    int open = path.indexOf('{');
    return open < 0 ? Stream.of(path) : Arrays.stream(path.substring(open + 1, path.indexOf('}')).split(","))
        .map(each -> path.substring(0, open) + each + path.substring(path.indexOf('}') + 1));
  }

  @Test
  void everyClassIsThere() {
    Set<String> classes = Sources.read(path -> path.endsWith(".java")).keySet().stream()
        .map(path -> Path.of(path).getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
    eachCode((doc, code) -> {
      Matcher name = CLASS.matcher(code);
      if (name.matches() && isCamelCase(name.group(1)) && !classes.contains(name.group(1))
          && !NOT_OURS.contains(name.group(1))) {
        untrue.add(doc + ": " + code);
      }
    });
    assertThat(untrue).isEmpty();
  }

  private static boolean isCamelCase(String name) {
    return name.chars().filter(Character::isUpperCase).count() > 1 && name.length() > 4;
  }

  /** Options, and subcommands of the labs, stand in the script that takes them. */
  @Test
  void everyOptionIsTaken() {
    docs.forEach((doc, text) -> COMMAND.matcher(text).results().forEach(command -> {
      String script = read(command.group(1));
      Arrays.stream(command.group(2).trim().split(" +")).takeWhile(word -> !word.equals("--"))
          .filter(word -> word.startsWith("--") || command.group(1).contains("/lab/") && word.matches("[a-z]+"))
          .filter(word -> !script.contains(word)).forEach(word -> untrue.add(doc + ": " + command.group()));
    }));
    assertThat(untrue).isEmpty();
  }

  private String read(String path) {
    return Sources.read(path::equals).getOrDefault(path, "");
  }

  /** The table of threads names every thread that the product makes, and no other. */
  @Test
  void theThreadsAreThose() {
    Set<String> made = new TreeSet<>();
    Sources.read(Sources::isProduct).forEach((path, java) -> THREAD_MADE.matcher(Sources.withoutComments(java))
        .results().forEach(name -> made.add(name.group(1))));
    assertThat(made).contains("xenworkbench-dispatcher", "xenworkbench-host-");
    String text = docs.get("docs/architecture.md");
    String table = text.substring(text.indexOf("## Threads"), text.indexOf("## The way of a sample"));
    Set<String> told = new TreeSet<>();
    CODE.matcher(table).results().map(code -> code.group(1).replaceFirst("(HOST|VM)$", ""))
        .filter(name -> name.matches("(xenworkbench|libvirt|simulator)[\\w-]*")).forEach(told::add);
    assertThat(told).containsExactlyElementsOf(made);
  }
}
