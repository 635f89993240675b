/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

class KeptPasswordsTest {

  private static final String TWO =
      "<domain><graphics type='vnc' passwd='Geheim-1' port='-1'/><graphics type=\"spice\" passwd = \"b'ob\"/></domain>";

  /** The marks of {@link #TWO}, in their order. */
  private static List<String> marks() {
    return Pattern.compile("\\(kept by the host, [0-9a-f]{8}\\)").matcher(KeptPasswords.in(TWO).marked()).results()
        .map(MatchResult::group).toList();
  }

  @Test
  void standBehindMarks() {
    assertThat(marks()).hasSize(2).doesNotHaveDuplicates();
    assertThat(KeptPasswords.in(TWO).marked()).isEqualTo("<domain><graphics type='vnc' passwd='" + marks().get(0)
        + "' port='-1'/><graphics type=\"spice\" passwd = '" + marks().get(1) + "'/></domain>");
    assertThat(KeptPasswords.in("<domain/>").marked()).isEqualTo("<domain/>");
  }

  @Test
  void comeBackWhereTheirMarksAreNow() throws Exception {
    KeptPasswords kept = KeptPasswords.in(TWO);
    assertThat(kept.putInto("<a passwd=\"" + marks().get(1) + "\"/><b passwd='" + marks().get(0) + "'/>"))
        .isEqualTo("<a passwd=\"b'ob\"/><b passwd='Geheim-1'/>");
    assertThat(kept.putInto("<a passwd='new'/>")).as("one that was typed").isEqualTo("<a passwd='new'/>");
  }

  /** Somebody has taken the first display away and changed the second meanwhile: no password comes to another one. */
  @Test
  void areThoseThatWereMeantOrNone() throws Exception {
    String marked = KeptPasswords.in(TWO).marked();
    KeptPasswords now = KeptPasswords.in("<domain><graphics type='spice' passwd='other'/></domain>");
    assertThatThrownBy(() -> now.putInto(marked)).isInstanceOf(HypervisorException.class)
        .hasMessageContaining("no password that the VM has now");
    assertThat(KeptPasswords.in("<x passwd='z'/>" + TWO).putInto(marked)).isEqualTo(TWO);
  }

  @Test
  void areNotMadeUp() {
    for (String name : List.of("0", "00000000", "ffffffffffffffff")) {
      assertThatThrownBy(() -> KeptPasswords.in(TWO).putInto("<a passwd='(kept by the host, " + name + ")'/>"))
          .isInstanceOfSatisfying(HypervisorException.class,
              e -> assertThat(e.kind()).isEqualTo(Kind.CONFIGURATION))
          .hasMessageContaining(name);
    }
  }

  /** Elsewhere anybody who may read the definition would read the password. */
  @Test
  void comeNowhereElse() {
    String mark = "passwd='" + marks().get(0) + "'";
    for (String place : List.of("<description>" + mark + "</description>", "<!-- " + mark + " -->",
        "<![CDATA[<graphics " + mark + "/>]]>", "<?x " + mark + "?>", "<title x=\"" + mark + "\"/>",
        "<title name='" + marks().get(0) + "'/>", marks().get(0))) {
      assertThatThrownBy(() -> KeptPasswords.in(TWO).putInto("<domain>" + place + "</domain>")).as(place)
          .isInstanceOf(HypervisorException.class).hasMessageContaining("only where it stood");
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

  @Test
  void areNotRepeatedInOtherWords() {
    String written = "<graphics passwd='ab&amp;12&#x63;d'/>";
    for (String said : List.of("Bad value ab&12cd in it", "Bad value ab&amp;12&#x63;d in it")) {
      HypervisorException failure = new HypervisorException(Kind.FAILED, said);
      assertThat(KeptPasswords.in(written).without(failure, "<domain/>").getMessage()).doesNotContain("ab&");
      assertThat(KeptPasswords.in("<domain/>").without(failure, written).getMessage()).doesNotContain("ab&");
    }
    HypervisorException broken = new HypervisorException(Kind.FAILED, "Bad value a&b<c");
    assertThat(KeptPasswords.in("<domain/>").without(broken, "<graphics passwd='a&b<c'/>").getMessage())
        .doesNotContain("a&b");
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
