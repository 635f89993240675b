/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NumberedLinesTest {

  private static final int RUNS = 2_000;

  private final NumberedLines lines = new NumberedLines();

  private void print(String text) {
    lines.accept(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsWholeIsTold() {
    print("n=0; while :; do echo; done\r\n1 06:00:00.1\r\n2 06:0");
    print("0:00.3\r\n[   12.5] xen: resumed\r\n3 06:00:00.5\r\n");
    NumberedLines.Part part = lines.part(false);
    assertThat(part).isEqualTo(new NumberedLines.Part(1, 3, 3, List.of(), 0, 0, false));
    assertThat(part.isWhole()).isTrue();
    print("4 x\n");
    assertThat(lines.part(false)).as("the next part goes on")
        .isEqualTo(new NumberedLines.Part(4, 4, 1, List.of(), 0, 0, false));
  }

  @Test
  void whatIsMissingAndWhatComesTwiceIsTold() {
    print("1 a\n2 a\n5 a\n5 a\n2 a\n6 a\n");
    NumberedLines.Part part = lines.part(false);
    assertThat(part).isEqualTo(new NumberedLines.Part(1, 6, 4, List.of(3L, 4L), 0, 2, false));
    assertThat(part.isWhole()).isFalse();
  }

  /** What the former host still had is delivered after the first lines of the new one. */
  @Test
  void whatComesLateIsNotMissing() {
    print("1 a\n2 a\n5 a\n6 a\n3 a\n4 a\n7 a\n");
    assertThat(lines.part(false)).isEqualTo(new NumberedLines.Part(1, 7, 7, List.of(), 0, 0, false));
  }

  /** Later than the pause: it was missing when that was told, and came once. */
  @Test
  void whatComesInTheNextPartDidNotComeTwice() {
    print("1 a\n4 a\n");
    assertThat(lines.part(false)).isEqualTo(new NumberedLines.Part(1, 4, 2, List.of(2L, 3L), 0, 0, false));
    print("2 a\n5 a\n2 a\n");
    assertThat(lines.part(false)).isEqualTo(new NumberedLines.Part(5, 5, 2, List.of(), 0, 1, false));
  }

  @Test
  void nothingIsNoLine() {
    assertThat(lines.hasBegun()).isFalse();
    print("login: \r\n99999999999999999999 x\n12x\n");
    assertThat(lines.part(false)).isEqualTo(new NumberedLines.Part(-1, -1, 0, List.of(), 0, 0, false));
  }

  /** A guest that was silent for long has printed on: the worst loss is none that nobody sees. */
  @Test
  void howeverManyAreMissingTheyAreCounted() {
    print("1 a\n2 a\n");
    for (int number = 20_003; number <= 20_010; number++) {
      print(number + " a\n");
    }
    NumberedLines.Part part = lines.part(false);
    assertThat(part).isEqualTo(new NumberedLines.Part(1, 20_010, 10, List.of(), 20_000, 0, false));
    assertThat(part.isWhole()).isFalse();
    print("20011 a\n20013 a\n");
    assertThat(lines.part(false)).isEqualTo(new NumberedLines.Part(20_011, 20_013, 2, List.of(20_012L), 0, 0, false));
  }

  /** Also those that are lost in between, and where more is missing than is known one by one. */
  @Test
  void whatIsLostBesidesIsCounted() {
    print("1 a\n50001 a\n50003 a\n50006 a\n50007 a\n");
    NumberedLines.Part part = lines.part(false);
    assertThat(part.lost()).isEqualTo(50_007 - 5);
    assertThat(part.count()).isEqualTo(5);
    for (long number = 50_008; number < 400_000; number += 10_000) {
      print(number + " a\n");
    }
    NumberedLines.Part next = lines.part(false);
    assertThat(next.lost() + next.count()).isEqualTo(next.last() - next.first() + 1);
  }

  /** A date, say, or a size. */
  @Test
  void aNumberThatIsFarAheadAloneIsNoneOfTheLoads() {
    print("1 a\n20260101 b\n2 a\n20260102 b\n3 a\n20260103 b\n4 a\n");
    assertThat(lines.part(false)).isEqualTo(new NumberedLines.Part(1, 4, 4, List.of(), 0, 0, false));
  }

  /** A guest that is dead has lost nothing and repeated nothing, and is no success. */
  @Test
  void aGuestThatFallsSilentIsNotWhole() {
    print("1 a\n2 a\n");
    lines.arrived();
    NumberedLines.Part part = lines.part(true);
    assertThat(part.silent()).isTrue();
    assertThat(part.isWhole()).isFalse();
    assertThat(lines.part(false).isWhole()).as("no line at all").isFalse();
    print("3 a\n");
    lines.arrived();
    print("4 a\n");
    assertThat(lines.part(true).isWhole()).isTrue();
  }

  /** Lines are lost, doubled and late at random, in pieces of any length: counted as a set would count them. */
  @Test
  void itCountsAsASetWould() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      NumberedLines counted = new NumberedLines();
      List<Long> sent = new ArrayList<>(List.of(1L));
      for (long number = 2; number < 60; number++) {
        int fate = random.nextInt(20);
        if (fate > 1) {
          sent.add(sent.size() > 3 && fate == 2 ? random.nextInt(sent.size() - 1) + 1 : sent.size(), number);
        }
        if (fate == 3) {
          sent.add(number);
        }
      }
      StringBuilder text = new StringBuilder();
      sent.forEach(number -> text.append(number).append(" x\r\n"));
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < bytes.length;) {
        int length = Math.min(bytes.length - at, 1 + random.nextInt(9));
        counted.accept(Arrays.copyOfRange(bytes, at, at + length));
        at += length;
      }
      Set<Long> seen = new TreeSet<>(sent);
      long last = seen.stream().mapToLong(Long::longValue).max().orElseThrow();
      List<Long> missing = new ArrayList<>();
      for (long number = 1; number < last; number++) {
        if (!seen.contains(number)) {
          missing.add(number);
        }
      }
      assertThat(counted.part(false)).as("seed %d, run %d", seed, run)
          .isEqualTo(new NumberedLines.Part(1, last, seen.size(), missing, 0, sent.size() - seen.size(), false));
    }
  }

  /** A guest can print what it wants: neither time nor memory grow with what the numbers say. */
  @Test
  void hostileOutputIsBounded() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] pieces = {"1", "9", "999999999999999", "\n", "\r", " ", "[", "\u001b[2J", "-1", "\u0000", "٣", "10000 "};
    for (int i = 0; i < 200_000; i++) {
      print(pieces[random.nextInt(pieces.length)]);
      if (random.nextInt(1_000) == 0) {
        print((1 + random.nextInt(Integer.MAX_VALUE)) + " x\n");
      }
    }
    print("x".repeat(1 << 20));
    NumberedLines.Part part = lines.part(false);
    assertThat(part.missing().size()).as("seed %d", seed).isLessThanOrEqualTo(110_000);
    assertThat(part.count()).as("seed %d", seed).isPositive();
  }
}
