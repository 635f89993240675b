/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the texts for users speak of numbers. */
class WordsTest {

  /** A number and a word that is right for several only. */
  private static final Pattern PLURAL = Pattern.compile(
      "\\{\\d\\} (?:more )?(?:hosts|files|entries|rounds|samples|pages|arguments|changes|days|CPUs|VMs|seconds)\\b");
  /** A unit in a message means that the number before it was not written by Quantities. */
  private static final Pattern UNIT = Pattern.compile("\\{\\d\\} (?:[KMGT]iB|ms|min|h|s|%)(?![\\w])");
  /** The number is bound to be more than one, or is an example of what to type. */
  private static final Set<String> SEVERAL = Set.of("MigrateVmDialog_several", "HistoryStore_manyOfHost",
      "HistoryStore_manyOfObject", "HistoryStore_pagesDamaged", "Retention_OutOfBounds", "EventLog_retention",
      "CompareHosts_first", "Chart_changes");

  private static Map<String, String> messages() throws IOException {
    Map<String, String> all = messages(path -> true);
    assertThat(all).hasSizeGreaterThan(300);
    return all;
  }

  private static Map<String, String> messages(Predicate<String> wanted) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Layers.folder())) {
      for (Path file : files.filter(path -> wanted.test(path.toString())
          && path.toString().matches(".*/src/.*([mM]essages|words)\\.properties")).toList()) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
          properties.load(reader);
        }
        properties.forEach((key, text) -> all.put(String.valueOf(key), String.valueOf(text)));
      }
    }
    return all;
  }

  private static Set<String> offending(Pattern pattern) throws IOException {
    return messages().entrySet().stream().filter(message -> !SEVERAL.contains(message.getKey()))
        .filter(message -> pattern.matcher(message.getValue().replaceAll("<[^|}]*\\{\\d\\}[^|}]*\\}", "")).find())
        .map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  @Test
  void oneIsNotSeveral() throws IOException {
    assertThat(offending(PLURAL)).isEmpty();
  }

  @Test
  void numbersAndTheirUnitsAreWrittenInOnePlace() throws IOException {
    assertThat(offending(UNIT)).isEmpty();
  }

  /** What JMX and the terminal of the headless engine quote is quoted as it is there. */
  @Test
  void windowsQuoteInOneForm() throws IOException {
    Set<String> terminal = messages(path -> path.matches(".*\\.(core\\.jmx|headless)/src/.*")).keySet();
    Map<String, String> windows = messages();
    windows.keySet().removeAll(terminal);
    windows.values().removeIf(text -> !text.replaceAll("<[^>]*>", "").contains("\""));
    assertThat(windows).as("'one', not \"two\"").isEmpty();
    assertThat(terminal).isNotEmpty();
  }

  @Test
  void everyChoiceReadsWellForOneAndForMore() throws IOException {
    Map<String, String> choices = messages();
    choices.values().removeIf(text -> !text.contains(",choice,"));
    assertThat(choices).hasSizeGreaterThan(10);
    choices.forEach((key, text) -> {
      assertThat(MessageFormat.format(text, numbers(text, 1))).as(key).doesNotContain("{", "<");
      assertThat(MessageFormat.format(text, numbers(text, 2))).as(key).doesNotContain("{", "<").contains("2");
    });
  }

  /** Numbers where a choice is, words elsewhere. */
  private static Object[] numbers(String text, int number) {
    Object[] values = new Object[5];
    for (int i = 0; i < values.length; i++) {
      values[i] = text.contains("{" + i + ",choice") ? number : "word";
    }
    return values;
  }
}
