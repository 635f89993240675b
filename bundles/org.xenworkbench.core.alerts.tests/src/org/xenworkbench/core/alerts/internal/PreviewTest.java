/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xenworkbench.core.alerts.internal.World.OLD;
import static org.xenworkbench.core.alerts.internal.World.WEB;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.AlertPreview;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.VmId;

class PreviewTest {

  private static final Instant FROM = Instant.EPOCH;
  private static final Instant TO = Instant.EPOCH.plus(Duration.ofDays(2));

  private final World world = new World();

  private void put(VmId vm, int step, double... values) {
    long[] times = new long[values.length];
    Arrays.setAll(times, i -> i * step * 1_000L);
    world.history.put(vm, "cpu_usage", new TimeSeries(times, values));
  }

  private AlertPreview preview(AlertRule rule) {
    return new Preview(world.history, world.inventory, host -> List.of(), rule, FROM, TO)
        .run(() -> false);
  }

  private static AlertRule.Builder busy() {
    return AlertRule.of("busy", AlertScope.ALL_VMS, "cpu_usage", 0.9);
  }

  @Test
  void saysWhenItWouldHaveFired() {
    put(WEB, 5, 0.1, 0.95, 0.99, 0.5, 0.95, Double.NaN, 0.95);
    put(OLD, 5, 0.1, 0.1);
    AlertPreview preview = preview(busy().build());
    assertThat(preview.count()).isEqualTo(2);
    assertThat(preview.objects()).isEqualTo(2);
    assertThat(preview.step()).isEqualTo(Duration.ofSeconds(5));
    assertThat(preview.firings()).extracting(firing -> firing.name() + ' ' + firing.raised().toEpochMilli() / 1_000
        + ' ' + firing.resolved().map(time -> time.toEpochMilli() / 1_000).orElse(-1L) + ' ' + firing.peak())
        .containsExactly("web 5 15 0.99", "web 20 -1 0.95");
  }

  @Test
  void aMeanStandsForItsWholeStep() {
    put(WEB, 3_600, 0.1, 0.95, 0.1);
    AlertRule.Builder rule = busy().holds(Duration.ofMinutes(30));
    assertThat(preview(rule.build()).count()).isEqualTo(1);
    assertThat(preview(rule.holds(Duration.ofMinutes(90)).build()).count()).isZero();
    assertThat(preview(rule.build()).step()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void withoutHistoryItSaysSo() {
    AlertPreview preview = preview(busy().build());
    assertThat(preview.objects()).isZero();
    assertThat(preview.from()).isEqualTo(FROM);
  }

  @Test
  void listsNoMoreThanCanBeLookedAt() {
    double[] values = new double[20_000];
    Arrays.setAll(values, i -> i % 200 < 3 ? 1 : 0);
    put(WEB, 60, values);
    put(OLD, 60, new double[] {1, 0});
    AlertPreview preview = preview(busy().build());
    assertThat(preview.count()).isEqualTo(101);
    assertThat(preview.firings()).isSortedAccordingTo((one, other) -> one.raised().compareTo(other.raised()));
  }

  @Test
  void endsWhenNobodyWantsToKnow() {
    put(WEB, 5, 1);
    assertThatThrownBy(() -> new Preview(world.history, world.inventory, host -> List.of(),
        busy().build(), FROM, TO).run(() -> true)).isInstanceOf(CancellationException.class);
    assertThat(world.history.queries()).isEmpty();
  }

  @Test
  void theServiceAnswersLaterAndRefusesWhatCannotFire() throws Exception {
    AlertsImpl alerts = new AlertsImpl(world.engine(), world.time, java.util.Optional.empty());
    try {
      put(WEB, 5, 1);
      assertThat(alerts.preview(busy().build(), FROM, TO).get(30, TimeUnit.SECONDS).count()).isEqualTo(1);
      CompletableFuture<AlertPreview> refused = alerts.preview(busy().metric("nothing").build(), FROM, TO);
      assertThatThrownBy(refused::get).isInstanceOf(ExecutionException.class)
          .hasMessageContaining("Nobody measures");
    } finally {
      alerts.stop();
    }
  }
}
