/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

class KeptPasswordsTest {

  private static final String TWO =
      "<domain><graphics type='vnc' passwd='Geheim-1' port='-1'/><graphics type=\"spice\" passwd = \"b'ob\"/></domain>";

  @Test
  void standBehindMarks() {
    assertThat(KeptPasswords.in(TWO).marked()).isEqualTo("<domain><graphics type='vnc' passwd='(kept by the host, 1)' "
        + "port='-1'/><graphics type=\"spice\" passwd = '(kept by the host, 2)'/></domain>");
    assertThat(KeptPasswords.in("<domain/>").marked()).isEqualTo("<domain/>");
  }

  @Test
  void comeBackWhereTheirMarksAreNow() throws Exception {
    KeptPasswords kept = KeptPasswords.in(TWO);
    assertThat(kept.putInto("<a passwd=\"(kept by the host, 2)\"/><b passwd='(kept by the host, 1)'/>"))
        .isEqualTo("<a passwd=\"b'ob\"/><b passwd='Geheim-1'/>");
    assertThat(kept.putInto("<a passwd='new'/>")).as("one that was typed").isEqualTo("<a passwd='new'/>");
  }

  @Test
  void areNotMadeUp() {
    for (String number : List.of("0", "3", "9999")) {
      assertThatThrownBy(() -> KeptPasswords.in(TWO).putInto("<a passwd='(kept by the host, " + number + ")'/>"))
          .isInstanceOfSatisfying(HypervisorException.class,
              e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
          .hasMessageContaining(number);
    }
  }

  @Test
  void areNotRepeatedByAFailure() {
    HypervisorException said = new HypervisorException(Kind.FAILED, "Bad value Geheim-1 in it");
    assertThat(KeptPasswords.in(TWO).without(said, "<domain/>").getMessage()).doesNotContain("Geheim");
    assertThat(KeptPasswords.in("<domain/>").without(said, TWO).getMessage()).as("what was typed")
        .doesNotContain("Geheim");
    HypervisorException other = new HypervisorException(Kind.FAILED, "No such bridge");
    assertThat(KeptPasswords.in(TWO).without(other, TWO)).isSameAs(other);
  }

  /** Any number of passwords, of any characters that XML allows in them. */
  @Test
  void areNeverInTheMarkedTextAndAllComeBack() throws Exception {
    long seed = System.nanoTime();
    System.out.println("Seed of random passwords: " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      List<String> passwords = new ArrayList<>();
      StringBuilder text = new StringBuilder("<domain>");
      for (int n = random.nextInt(5); n > 0; n--) {
        String password =
            "Q" + Integer.toString(random.nextInt(1 << 20), 36) + "$1\\&amp;\n\u65e5".charAt(random.nextInt(9));
        char quote = random.nextBoolean() ? '\'' : '"';
        passwords.add(password);
        text.append("<graphics type='vnc' passwd=").append(quote).append(password).append(quote).append("/>\n");
      }
      KeptPasswords kept = KeptPasswords.in(text.append("</domain>").toString());
      assertThat(passwords).as("seed %d", seed).noneMatch(kept.marked()::contains);
      assertThat(kept.putInto(kept.marked())).as("seed %d", seed).isEqualTo(text.toString());
    }
  }
}
