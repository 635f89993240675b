/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** What is said of values beyond a level is true as it is read, rounded. */
class AlertSentencesTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final AlertTexts texts = new AlertTexts(new World().sampler);

  private static Alert alert(AlertSense sense, double level, double value) {
    AlertRule rule = AlertRule.of("Busy", AlertScope.ALL_VMS, Metrics.CPU_USAGE, level).level(sense, level).build();
    HostId host = HostId.random();
    return Alert.of(rule, VmId.of(UUID.randomUUID()), host, NOW, value).objectName("VM1").host(host, "pm1").build();
  }

  @Test
  void whatIsALittleBeyondTheLevelIsJustBeyondIt() {
    assertThat(texts.sentence(alert(AlertSense.ABOVE, 0.1, 0.10004), AlertPhase.RAISED))
        .isEqualTo("Alert 'Busy': CPU of VM 'VM1' on 'pm1' is just above 10.0 %");
    assertThat(texts.sentence(alert(AlertSense.BELOW, 0.1, 0.09996), AlertPhase.RAISED))
        .isEqualTo("Alert 'Busy': CPU of VM 'VM1' on 'pm1' is just below 10.0 %");
    assertThat(texts.sentence(alert(AlertSense.ABOVE, 0.1, 0.2), AlertPhase.RAISED))
        .isEqualTo("Alert 'Busy': CPU of VM 'VM1' on 'pm1' is 20.0 %, above 10.0 %");
  }

  @Test
  void whatHasGoneBackIsNotSaidToBeBeyondTheLevel() {
    Alert raised = alert(AlertSense.ABOVE, 0.1, 0.128);
    assertThat(texts.sentence(raised.toBuilder().latest(0.09, NOW).build(), AlertPhase.REPEATED))
        .isEqualTo("Alert 'Busy' is not over: CPU of VM 'VM1' on 'pm1' is 9.0 %, it was up to 12.8 %");
  }

  @Test
  void noSentenceContradictsItself() {
    long seed = System.nanoTime();
    System.out.println("AlertSentencesTest: seed " + seed);
    Random random = new Random(seed);
    Pattern pattern = Pattern.compile("is ([0-9.]+) %, (above|below) ([0-9.]+) %");
    for (int i = 0; i < 2_000; i++) {
      AlertSense sense = random.nextBoolean() ? AlertSense.ABOVE : AlertSense.BELOW;
      double level = random.nextInt(1000) / 1000.0;
      double value = level + random.nextGaussian() * (random.nextBoolean() ? 0.0005 : 0.2);
      String sentence = texts.sentence(alert(sense, level, value), AlertPhase.RAISED);
      Matcher found = pattern.matcher(sentence);
      if (found.find()) {
        double said = Double.parseDouble(found.group(1));
        double of = Double.parseDouble(found.group(3));
        assertThat(found.group(2).equals("above") ? said > of : said < of).as("seed %d: %s", seed, sentence).isTrue();
      }
    }
  }
}
