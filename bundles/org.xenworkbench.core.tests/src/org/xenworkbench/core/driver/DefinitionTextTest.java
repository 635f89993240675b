/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DefinitionTextTest {

  private static final UUID WEB = UUID.fromString("00000000-1111-2222-3333-4444ABCDEF55");
  private static final String XML = "<domain type='xen'>\n  <name>web &amp; b\u00fcro</name>\n  <uuid>" + WEB
      + "</uuid>\n  <devices><disk><name>other</name></disk></devices>\n</domain>";

  private static Optional<String> refusal(String xml) {
    return DefinitionText.refusal(xml, WEB, "web & b\u00fcro");
  }

  @Test
  void takesADefinitionOfTheDomain() {
    assertThat(refusal(XML)).isEmpty();
    assertThat(refusal(XML.replace(WEB.toString(), "\n 000000001111222233334444abcdef55 "))).isEmpty();
  }

  @Test
  void refusesWhatWouldDefineAnotherOne() {
    assertThat(refusal(XML.replace("web", "other"))).get().asString().contains("<name>", "web & b\u00fcro", "Rename");
    assertThat(refusal(XML.replace("<name>web &amp; b\u00fcro</name>", ""))).get().asString().contains("<name>");
    assertThat(refusal(XML.replace("</uuid>", "</uuid><name>other</name>"))).get().asString().contains("<name>");
    assertThat(refusal(XML.replace("1111", "1112"))).get().asString().contains("<uuid>", WEB.toString());
    assertThat(refusal(XML.replace("<uuid>" + WEB + "</uuid>", ""))).get().asString().contains("<uuid>");
    assertThat(refusal(XML.replace("domain", "network"))).get().asString().contains("<network>");
  }

  @Test
  void refusesWhatReadsFiles() {
    for (String hostile : List.of("<!DOCTYPE domain [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + XML,
        "<!DOCTYPE domain SYSTEM 'http://127.0.0.1:1/x.dtd'>" + XML, XML.replace("xen", "&e;"))) {
      assertThat(refusal(hostile)).as(hostile).get().asString().doesNotContain("127.0.0.1:1");
    }
  }

  /** Whatever is typed: it has an answer. */
  @Test
  void answersToAnything() {
    long seed = System.nanoTime();
    System.out.println("Seed of random definitions: " + seed);
    Random random = new Random(seed);
    int taken = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(XML);
      for (int change = random.nextInt(4); change > 0; change--) {
        int at = random.nextInt(text.length());
        text.replace(at, Math.min(text.length(), at + random.nextInt(3)),
            List.of("", "<", "&", "\u0000", "\ud800", "<!--", "]]>", "'").get(random.nextInt(8)));
      }
      if (refusal(text.toString()).isEmpty()) {
        taken++;
      }
    }
    assertThat(taken).as("seed %d: texts that are well-formed definitions of it", seed).isBetween(1, 1_999);
  }
}
