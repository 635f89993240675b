/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.experiment.UnreadableExperimentException;

class ExperimentFileTest {

  private static final int RUNS = 2_000;
  private static final String GOOD = """
      # to and fro
      [experiment]
      title = Ten & more
      interval = 2 s
      record = cpu_avg, memory_free

      [load]
      vm = VM2
      user = root
      passwordFile = vm2.password
      command = n=0; while :; do n=$((n+1)); echo $n; sleep 0.2; done
      lines = numbered

      [migrations]
      vm = VM2
      hosts = PM1, PM2
      count = 10
      pause = 20 s
      [migrations]
      vm = VM1
      hosts = PM2, PM1
      """;

  @TempDir
  Path folder;

  private Experiment read(String text) throws Exception {
    Path file = folder.resolve("ten.experiment");
    Files.writeString(file, text);
    return ExperimentFile.read(file);
  }

  private String problem(String text) throws Exception {
    try {
      read(text);
    } catch (UnreadableExperimentException e) {
      return e.getMessage();
    }
    throw new AssertionError("It was read: " + text);
  }

  @Test
  void allOfItIsRead() throws Exception {
    Experiment read = read(GOOD);
    assertThat(read.title()).isEqualTo("Ten & more");
    assertThat(read.interval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(read.metrics()).containsExactly("cpu_avg", "memory_free");
    assertThat(read.loads()).singleElement().satisfies(load -> {
      assertThat(load.command()).isEqualTo("n=0; while :; do n=$((n+1)); echo $n; sleep 0.2; done");
      assertThat(load.numbered()).isTrue();
      assertThat(load.login()).contains(new Experiment.Login("root", Optional.of(folder.resolve("vm2.password"))));
    });
    assertThat(read.series()).extracting(Experiment.Series::vm, Experiment.Series::count, Experiment.Series::pause)
        .containsExactly(tuple("VM2", 10, Duration.ofSeconds(20)),
            tuple("VM1", 2, Duration.ofSeconds(30)));
    assertThat(read.migrations()).isEqualTo(12);
  }

  @Test
  void aTitleIsThatOfTheFileUnlessItIsGiven() throws Exception {
    assertThat(read("[migrations]\nvm = a\nhosts = b, c\n").title()).isEqualTo("ten");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      interval = 2 s | interval = 1 ms | Line 4: Hosts are sampled every 500 ms to 10 min.
      interval = 2 s | interval = 2 parsec | Line 4: '2 parsec' is no quantity here
      record = cpu_avg, memory_free | record = cpu | Line 5: 'cpu' is no metric of hosts. There are: cpu_avg
      lines = numbered | lines = counted | Line 12: 'counted' is unknown here. It can be: any, numbered.
      user = root | uesr = root | Line 9: 'uesr' is unknown. Known here are vm, command
      user = root | # | Line 10: A password is of no use without 'user'.
      hosts = PM1, PM2 | hosts = PM1 | Line 16: To and fro needs two hosts or more
      hosts = PM1, PM2 | hosts = PM1, PM1 | Line 16: 'PM1' cannot stand here
      hosts = PM1, PM2 | # | Line 14: The section [migrations] needs a line 'hosts =
      count = 10 | count = 1000 | Line 19: An experiment has at most 1000 migrations
      count = 10 | count = 0 | Line 17: '0' is too little or too much.
      count = 10 | count = 2.5 | Line 17: '2.5' is no whole number.
      [load] | [laod] | Line 7: [laod] is unknown. Sections are [experiment], [load], [migrations].
      # to and fro | to and fro | Line 1: 'to and fro' stands in no section.
      [load] | [experiment] | Line 7: There is a section [experiment] already.
      """)
  void aMistakeIsToldWithItsLine(String right, String wrong, String said) throws Exception {
    assertThat(problem(GOOD.replaceFirst("(?m)^" + Pattern.quote(right) + "$",
        Matcher.quoteReplacement(wrong)))).contains(said);
  }

  @Test
  void withoutMigrationsItIsNone() throws Exception {
    assertThat(problem("[experiment]\ntitle = x\n")).contains("needs a section [migrations]");
    assertThat(problem(GOOD + "[load]\nvm = VM2\ncommand = date\n")).contains("There is a load of 'VM2' already");
  }

  @Test
  void aFileThatIsNotThereIsToldInWords() throws Exception {
    try {
      ExperimentFile.read(folder.resolve("none.experiment"));
      throw new AssertionError("there is none");
    } catch (UnreadableExperimentException e) {
      assertThat(e.problems()).singleElement().asString().contains("does not exist");
    }
  }

  /** Whatever stands in it, it is read or said in few words what is wrong. */
  @Test
  void brokenFilesAreRefusedInWords() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Path file = folder.resolve("broken.experiment");
    int refused = 0;
    for (int run = 0; run < RUNS; run++) {
      byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        assertThat(ExperimentFile.read(file).migrations()).as("seed %d, run %d", seed, run).isBetween(1, 1_000);
      } catch (UnreadableExperimentException e) {
        refused++;
        assertThat(e.problems()).as("seed %d, run %d", seed, run).isNotEmpty().hasSizeLessThanOrEqualTo(100)
            .allMatch(problem -> !problem.isBlank() && problem.length() < 700);
      }
    }
    assertThat(refused).as("seed %d", seed).isPositive();
  }
}
