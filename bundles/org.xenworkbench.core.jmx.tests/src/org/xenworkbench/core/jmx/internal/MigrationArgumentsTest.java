/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.migration.MigrationRequest;

/** Options as one text: whatever comes from outside is either understood or refused in words. */
class MigrationArgumentsTest {

  private static final MigrationRequest PLAIN = MigrationRequest.peerToPeer(FakeCore.VM2, FakeCore.PM1);

  @Test
  void allOfThem() {
    assertThat(MigrationArguments.of(PLAIN, "")).isEqualTo(PLAIN);
    MigrationRequest all = MigrationArguments.of(PLAIN, " managed=true, live=false,tunnelled=false , compressed=true,"
        + "postCopy=true,persistent=false,sourceKept=true,storage=full,bandwidth=1048576,downtimeMillis=300,"
        + "address=10.0.0.2");
    assertThat(all.mode()).isEqualTo(MigrationRequest.Mode.CLIENT_MANAGED);
    assertThat(all.address()).contains("10.0.0.2");
    assertThat(all.options()).isEqualTo(MigrationOptions.DEFAULT.toBuilder().live(false).compressed(true).postCopy(true)
        .persistent(false).sourceKept(true).storage(MigrationOptions.Storage.FULL)
        .bandwidth(OptionalLong.of(1 << 20)).downtime(Optional.of(Duration.ofMillis(300))).build());
  }

  @Test
  void whatIsNotUnderstoodIsRefusedInWords() {
    assertThatIllegalArgumentException().isThrownBy(() -> MigrationArguments.of(PLAIN, "speed=9"))
        .withMessageContaining("speed=9").withMessageContaining("bandwidth");
    for (String bad : List.of("live", "live=yes", "bandwidth=-1", "bandwidth=0", "bandwidth=9e9", "downtimeMillis=0",
        "storage=SOME", "storage=\u0131ncremental", "live=true,live=false", "address=a b", "address=x?command=sh", "=",
        "live=false;bandwidth=1")) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> MigrationArguments.of(PLAIN, bad))
          .withMessageNotContaining("Exception");
    }
  }

  @Test
  void anyTextIsOneOrTheOther() {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> parts = List.of("live", "bandwidth", "storage", "address", "=", ",", "true", "false", "FULL", "\0",
        " ", "\u202e", "{0}", "''", "10.0.0.1", "99999999999999999999", "-1", "managed");
    int refused = 0;
    int taken = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(7); part > 0; part--) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      try {
        assertThat(MigrationArguments.of(PLAIN, text.toString()).vm()).isEqualTo(PLAIN.vm());
        taken++;
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).as("seed %s: %s", seed, text).isNotBlank().doesNotContain("\0", "\u202e");
        refused++;
      }
    }
    System.out.println("Options as text: " + taken + " taken, " + refused + " refused, seed " + seed);
    assertThat(taken).isPositive();
    assertThat(refused).isPositive();
  }
}
