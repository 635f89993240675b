/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a test prove nothing, or fail on a busy machine. Benchmarks measure, and may. */
class TestRulesTest {

  private static final int FEWEST_FILES = 200;
  /** Tests wait for conditions; how long something took is printed, not asserted. */
  private static final Pattern TIMED = Pattern.compile("Thread\\.sleep\\(|TimeUnit\\.\\w+\\.sleep\\(|parkNanos\\("
      + "|assertTimeout|isLessThan(OrEqualTo)?\\(\\s*Duration\\."
      + "|assertThat\\(\\s*(Duration\\.ofNanos\\(\\s*)?System\\.(nanoTime|currentTimeMillis)");
  private static final Pattern METHOD =
      Pattern.compile("\\n  (?:@\\w+[^\\n]*\\n  )*((?:[\\w<>,?\\[\\]. ]+ )?(\\w+)\\([^{};]*\\)[^{};]*)\\{");
  private static final Pattern TEST = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)\\b");
  private static final Pattern CHECK =
      Pattern.compile("\\b(assert\\w*|verify\\w*|fail|[Aa]wait\\w*|[Ww]ait\\w*|until|pump)\\b"
          + "|AssertionError|\\.check\\(");
  private static final Pattern CALL = Pattern.compile("\\b(\\w+)\\(");
  private static final Pattern ITSELF =
      Pattern.compile("assertThat\\(([\\w.()]+)\\)\\s*\\.(isEqualTo|isSameAs|hasSameHashCodeAs)\\(\\1\\)");

  /** Its work is to delay what passes. */
  private static final String SLOW_LINE = "/SlowLine.java";

  private static Map<String, String> tests() {
    Map<String, String> tests = new HashMap<>();
    Sources.read(Sources::isTest).forEach((path, java) -> {
      if (!path.contains("enchmark") && !path.endsWith("/TestRulesTest.java") && !path.endsWith(SLOW_LINE)) {
        tests.put(path, Sources.withoutComments(java));
      }
    });
    assertThat(tests).hasSizeGreaterThan(FEWEST_FILES);
    return tests;
  }

  private static String place(String path, String java, int offset) {
    return path + ":" + (java.substring(0, offset).lines().count() + 1);
  }

  private static List<String> places(Pattern pattern) {
    List<String> places = new ArrayList<>();
    tests().forEach((path, java) -> pattern.matcher(java).results()
        .forEach(found -> places.add(place(path, java, found.start()) + " " + found.group())));
    return places;
  }

  @Test
  void noTestSleepsOrAssertsHowLongSomethingTook() {
    assertThat(places(TIMED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thread.sleep(5);", "assertTimeoutPreemptively(Duration.ofSeconds(5), this::run)",
      "assertThat(Duration.ofNanos(System.nanoTime() - began)).isPositive()",
      "assertThat(took).isLessThan(Duration.ofSeconds(5))"})
  void seesTimes(String java) {
    assertThat(TIMED.matcher(java).find()).isTrue();
  }

  @Test
  void nothingIsComparedWithItself() {
    assertThat(places(ITSELF)).isEmpty();
  }

  @Test
  void everyAssertThatIsFollowedByACheck() {
    List<String> places = new ArrayList<>();
    tests().forEach((path, java) -> unchecked(java).forEach(offset -> places.add(place(path, java, offset))));
    assertThat(places).isEmpty();
  }

  /** Where an {@code assertThat(…)} ends with no more than its description. */
  private static List<Integer> unchecked(String java) {
    List<Integer> offsets = new ArrayList<>();
    for (int begin = java.indexOf("assertThat("); begin >= 0; begin = java.indexOf("assertThat(", begin + 1)) {
      int end = close(java, begin + "assertThat".length()) + 1;
      while (java.startsWith(".as(", skipBlanks(java, end))) {
        end = close(java, skipBlanks(java, end) + ".as".length()) + 1;
      }
      if (java.startsWith(";", skipBlanks(java, end))) {
        offsets.add(begin);
      }
    }
    return offsets;
  }

  private static int skipBlanks(String java, int from) {
    int at = from;
    while (at < java.length() && Character.isWhitespace(java.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The bracket that closes the one at {@code open}; brackets within quotes do not count. */
  private static int close(String java, int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < java.length(); i++) {
      char c = java.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '{') {
        depth++;
      } else if ((c == ')' || c == '}') && --depth == 0) {
        return i;
      }
    }
    return java.length();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"assertThat(value);|1", "assertThat(f(1)).as(\"a ) b\");|1",
      "assertThat(value).isTrue();|0", "assertThat(a(b)).as(\"x\").isEqualTo(2);|0"})
  void seesWhatIsNotChecked(String java, int count) {
    assertThat(unchecked(java)).hasSize(count);
  }

  @Test
  void everyTestChecksSomething() {
    List<String> places = new ArrayList<>();
    tests().forEach((path, java) -> withoutCheck(java).forEach(name -> places.add(path + " " + name)));
    assertThat(places).isEmpty();
  }

  /** The names of tests in which nothing is checked, nor in the methods of this class that they call. */
  private static Set<String> withoutCheck(String java) {
    Map<String, String> bodies = new HashMap<>();
    Set<String> tests = new HashSet<>();
    Matcher method = METHOD.matcher(java);
    for (int at = 0; method.find(at); at = method.end() - 1) {
      bodies.merge(method.group(2), java.substring(method.end() - 1, close(java, method.end() - 1)), String::concat);
      if (TEST.matcher(method.group()).find()) {
        tests.add(method.group(2));
      }
    }
    tests.removeIf(name -> checks(name, bodies, new HashSet<>()));
    return tests;
  }

  private static boolean checks(String name, Map<String, String> bodies, Set<String> seen) {
    String body = bodies.getOrDefault(name, "");
    return seen.add(name) && (CHECK.matcher(body).find() || CALL.matcher(body).results()
        .anyMatch(call -> bodies.containsKey(call.group(1)) && checks(call.group(1), bodies, seen)));
  }

  @Test
  void seesTestsWithoutACheck() {
    String java = """
        class SomeTest {

          @Test
          void proves() throws Exception {
            helps();
          }

          @Test
          void provesNothing() {
            run(1);
          }

          @ParameterizedTest
          @EnumSource(State.class)
          void provesNothingEither(State state) {
          }

          private static void helps() {
            assertThat(true).isFalse();
          }
        }
        """;
    assertThat(withoutCheck(java)).containsExactlyInAnyOrder("provesNothing", "provesNothingEither");
  }
}
