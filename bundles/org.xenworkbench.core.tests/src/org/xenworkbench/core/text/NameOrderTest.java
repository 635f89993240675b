/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameOrderTest {

  private static final String ALPHABET = "aAbB019 -_.٣９ßéİı👩";

  @Test
  void numbersWithinNamesStandAsNumbers() {
    List<String> names = IntStream.rangeClosed(1, 12).mapToObj(i -> "node" + i).toList();
    assertSorted(names);
    assertSorted(List.of("vif_0_rx", "vif_0_tx", "vif_1_rx", "vif_2_rx", "vif_10_rx", "vif_11_rx"));
    assertSorted(List.of("1", "2", "10", "node", "node 2", "node 10", "node-3"));
  }

  @Test
  void caseAndLeadingZerosDecideLast() {
    assertSorted(List.of("PM1", "pm1", "pm01x", "pm1x", "PM2", "pm2", "pm10"));
  }

  @Test
  void aNumberOfAnyLengthIsOne() {
    String nines = "9".repeat(1_000);
    assertSorted(List.of("vm2", "vm18446744073709551615", "vm18446744073709551616", "vm" + nines, "vm1" + nines));
  }

  @Test
  void theOrderIsTotalAndConsistentWithEquals() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int[] letters = ALPHABET.codePoints().toArray();
    for (int i = 0; i < 20_000; i++) {
      String what = "seed " + seed + ", " + i + " of 20000";
      String a = name(random, letters);
      String b = name(random, letters);
      String c = name(random, letters);
      int ab = Integer.signum(NameOrder.NAMES.compare(a, b));
      assertThat(ab).as(what).isEqualTo(-Integer.signum(NameOrder.NAMES.compare(b, a)));
      assertThat(ab == 0).as(what).isEqualTo(a.equals(b));
      if (ab <= 0 && NameOrder.NAMES.compare(b, c) <= 0) {
        assertThat(NameOrder.NAMES.compare(a, c)).as(what + ": " + List.of(a, b, c)).isNotPositive();
      }
    }
  }

  private static String name(Random random, int[] letters) {
    StringBuilder name = new StringBuilder();
    random.ints(random.nextInt(5), 0, letters.length).forEach(at -> name.appendCodePoint(letters[at]));
    return name.toString();
  }

  private static void assertSorted(List<String> names) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(NameOrder.NAMES);
    assertThat(shuffled).isEqualTo(names);
  }

  @Test
  void namesThatNobodyCanTellApartAreTheSame() {
    for (String same : List.of("b\u00fcro", "B\u00dcRO", "bu\u0308ro", "BU\u0308RO")) {
      assertThat(NameOrder.isSame("B\u00fcro", same)).as(same).isTrue();
    }
    for (String other : List.of("Buro", "B\u00fcro ", "B\u00fcr0", "")) {
      assertThat(NameOrder.isSame("B\u00fcro", other)).as(other).isFalse();
    }
  }
}
