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
    NumberedLines.Part part = lines.part();
    assertThat(part).isEqualTo(new NumberedLines.Part(1, 3, 3, List.of(), 0));
    assertThat(part.isWhole()).isTrue();
    print("4 x\n");
    assertThat(lines.part()).as("the next part goes on").isEqualTo(new NumberedLines.Part(4, 4, 1, List.of(), 0));
  }

  @Test
  void whatIsMissingAndWhatComesTwiceIsTold() {
    print("1 a\n2 a\n5 a\n5 a\n2 a\n6 a\n");
    NumberedLines.Part part = lines.part();
    assertThat(part).isEqualTo(new NumberedLines.Part(1, 6, 4, List.of(3L, 4L), 2));
    assertThat(part.isWhole()).isFalse();
  }

  /** What the former host still had is delivered after the first lines of the new one. */
  @Test
  void whatComesLateIsNotMissing() {
    print("1 a\n2 a\n5 a\n6 a\n3 a\n4 a\n7 a\n");
    assertThat(lines.part()).isEqualTo(new NumberedLines.Part(1, 7, 7, List.of(), 0));
  }

  @Test
  void nothingIsNoLine() {
    assertThat(lines.hasBegun()).isFalse();
    print("login: \r\n99999999999999999999 x\n12x\n");
    assertThat(lines.part()).isEqualTo(new NumberedLines.Part(-1, -1, 0, List.of(), 0));
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
      assertThat(counted.part()).as("seed %d, run %d", seed, run)
          .isEqualTo(new NumberedLines.Part(1, last, seen.size(), missing, sent.size() - seen.size()));
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
    NumberedLines.Part part = lines.part();
    assertThat(part.missing().size()).as("seed %d", seed).isLessThanOrEqualTo(110_000);
    assertThat(part.count()).as("seed %d", seed).isPositive();
  }
}
