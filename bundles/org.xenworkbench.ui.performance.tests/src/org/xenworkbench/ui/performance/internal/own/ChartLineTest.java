/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.performance.internal.own.ChartLine.Whose;

class ChartLineTest {

  @Test
  void aPatternMatchesWhatTheSameRegularExpressionDoes() {
    long seed = System.nanoTime();
    System.out.println("Seed of random patterns: " + seed);
    Random random = new Random(seed);
    int matching = 0;
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab*");
      String text = text(random, "ab");
      boolean expected = Pattern.matches(pattern.replace("*", ".*"), text);
      assertThat(ChartLine.of(Whose.HOSTS, pattern).matches(text)).as("seed %d: %s on %s", seed, pattern, text)
          .isEqualTo(expected);
      matching += expected ? 1 : 0;
    }
    assertThat(matching).isBetween(100, 19_900);
  }

  private static String text(Random random, String letters) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void aMetricThatIsNamedIsShownWhetherItIsKnownOrNot() {
    assertThat(ChartLine.of(Whose.HOSTS, "x").metrics(List.of("cpu0"))).containsExactly("x");
    assertThat(ChartLine.of(Whose.HOSTS, "cpu*").metrics(List.of("cpu10", "cpu2", "memory")))
        .containsExactly("cpu2", "cpu10");
  }

  @Test
  void aHostHasMetricsOfHosts() {
    assertThat(ChartLine.of(HostId.random(), "pm1", "x").scope()).isEqualTo(Scope.HOST);
    assertThat(ChartLine.of(VmId.of(UUID.randomUUID()), "web", "x").scope()).isEqualTo(Scope.VM);
    assertThat(ChartLine.of(Whose.VM_HOSTS, "x").scope()).isEqualTo(Scope.HOST);
  }

  @Test
  void theIdentityOfALineIsReadBack() {
    LineId id = new LineId(VmId.claim(HostId.random(), UUID.randomUUID()), "cpu_usage");
    assertThat(LineId.parse(id.text())).contains(id);
    assertThat(LineId.parse("cpu_usage")).isEmpty();
    assertThat(LineId.parse("shelf/1|cpu_usage")).isEmpty();
  }
}
