/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.text.SafeXml;

/**
 * What comes from other machines and from users, broken at random: from a fixed seed, so that a failure comes again.
 */
class FuzzTest {

  private static final int ROUNDS = 30_000;
  private static final int MAX_MUTATIONS = 8;

  private static final List<String> DESCRIPTIONS = List.of("""
      <domain type='xen' id='3'><name>VM2</name><uuid>6f3c2f5e-4a3c-4a6e-9d6a-0d2f1c1b7a02</uuid>
      <memory unit='KiB'>262144</memory><vcpu placement='static'>1</vcpu><os><type>linux</type></os>
      <devices><disk type='block' device='disk'><driver name='phy'/><source dev='/dev/nbd0'/>
      <target dev='xvda' bus='xen'/></disk><interface type='bridge'><mac address='00:16:3e:00:00:02'/>
      <source bridge='xenbr0'/><target dev='vif3.0'/></interface>\
      <console type='pty' tty='/dev/pts/3'/></devices></domain>
      """, """
      <domain type='kvm' id='1' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>a &amp; b</name>
      <metadata><x:note xmlns:x='urn:x'><![CDATA[<disk/>]]></x:note></metadata><devices>
      <disk type='file' device='cdrom'><target dev='hdc'/></disk><disk type='network'><target dev='vda'/></disk>
      <interface type='user'/><interface type='network'><target dev='vnet0'/></interface></devices>
      <qemu:commandline><qemu:arg value='-S'/></qemu:commandline></domain>""", "<domain/>");

  private static final List<String> SNIPPETS = List.of("<", ">", "&", "&#0;", "&#x1F4A9;", "&lt;", "]]>", "<![CDATA[",
      "<!DOCTYPE d [<!ENTITY a 'b'>]>", "<!DOCTYPE d SYSTEM 'file:///etc/passwd'>", "&a;", "<?x y?>", "<!--", "-->",
      "<devices>", "</devices>", "<disk>", "<target dev='", "'", "\"", "\0", "\uFFFF", "\uD800", "<x:y/>", "xmlns:x=''",
      "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>");

  private final Random random = new Random(20261126);

  private String mutated(String text) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = random.nextInt(MAX_MUTATIONS) + 1; i > 0 && mutant.length() > 0; i--) {
      int at = random.nextInt(mutant.length());
      int end = Math.min(mutant.length(), at + random.nextInt(40));
      switch (random.nextInt(5)) {
        case 0 -> mutant.setCharAt(at, (char) random.nextInt(Character.MAX_VALUE + 1));
        case 1 -> mutant.delete(at, end);
        case 2 -> mutant.insert(at, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
        case 3 -> mutant.insert(at, mutant.substring(at, end));
        default -> mutant.setLength(at);
      }
    }
    return mutant.toString();
  }

  @Test
  void aBrokenDescriptionIsReadOrRefusedButNothingElse() {
    int read = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String text = mutated(DESCRIPTIONS.get(i % DESCRIPTIONS.size()));
      try {
        DomainXml xml = DomainXml.parse(text);
        assertThat(xml.toString()).doesNotContain("root:x:");
        read++;
      } catch (IOException e) {
        continue; // refused with a reason
      } catch (RuntimeException e) {
        fail("This description breaks the parser: " + text, e);
      }
    }
    assertThat(read).as("descriptions that were still good").isBetween(ROUNDS / 100, ROUNDS * 99 / 100);
  }

  /** With the same bound and words on every JDK, whose own limits differ. */
  @ParameterizedTest
  @ValueSource(ints = {10, SafeXml.MAX_DEPTH, SafeXml.MAX_DEPTH + 1, 101, 1_000, 200_000})
  void deepNestingIsReadOrRefused(int depth) throws Exception {
    String text = "<a>".repeat(depth) + "</a>".repeat(depth);
    if (depth <= SafeXml.MAX_DEPTH) {
      assertThat(DomainXml.parse(text)).isEqualTo(DomainXml.NONE);
    } else {
      assertThatIOException().isThrownBy(() -> DomainXml.parse(text)).withMessage(
          "This XML is nested more than 64 levels deep.");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, SafeXml.MAX_ATTRIBUTES, SafeXml.MAX_ATTRIBUTES + 1, 201, 20_000})
  void manyAttributesAreRefused(int count) throws Exception {
    String text = IntStream.range(0, count).mapToObj(i -> " a" + i + "='x'")
        .collect(Collectors.joining("", "<domain", "/>"));
    if (count <= SafeXml.MAX_ATTRIBUTES) {
      assertThat(DomainXml.parse(text)).isEqualTo(DomainXml.NONE);
    } else {
      assertThatIOException().isThrownBy(() -> DomainXml.parse(text)).withMessage(
          "This XML has more attributes or longer names than are read.");
    }
  }

  /** Whatever a user types as an address: it is refused, or the URI names that host and nothing else. */
  @Test
  void noAddressChangesTheMeaningOfTheUri() throws Exception {
    List<String> seeds = List.of("pm1.example.org", "10.0.0.1", "fe80::1", "host?command=/bin/true", "h/../x", "a@b",
        "h#f", "[::1]:22", "h%00", "h?no_verify=1", "h,proxyjump", "-oProxyCommand=x", "my_xen", "h.", "fe80::1%eth0",
        "büro.example", "b\u00fcro?x", "\u540d\u524d", "a\uff0fb", "\u2024x");
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String address = mutated(seeds.get(i % seeds.size()));
      String user = mutated(i % 2 == 0 ? "root" : "CORP+ann@x");
      for (Endpoint.Transport transport : Endpoint.Transport.values()) {
        accepted += check(transport, address, user) ? 1 : 0;
      }
    }
    assertThat(accepted).as("addresses that were still good").isGreaterThan(ROUNDS / 100);
  }

  private static boolean check(Endpoint.Transport transport, String address, String user) throws Exception {
    Endpoint endpoint;
    String text;
    try {
      endpoint = new Endpoint("qemu", transport, address, 0, Optional.of(user));
      text = LibvirtUri.of(endpoint);
    } catch (IllegalArgumentException | HypervisorException e) {
      return false;
    }
    URI uri = new URI(text);
    String path = uri.getPath();
    assertThat(path).isEqualTo("/system");
    assertThat(uri.getFragment()).isNull();
    assertThat(Optional.ofNullable(uri.getQuery()).orElse("")).isIn("", "no_tty=1", "socket=" + address);
    if (transport.isRemote()) {
      assertThat(uri.getRawAuthority().replaceFirst("^.*@", "")).as(text).isIn(endpoint.asciiAddress(),
          "[" + address.replace("%", "%25") + "]");
      assertThat(endpoint.asciiAddress()).doesNotStartWith("-").doesNotContain(".-").hasSizeBetween(1, 254);
    }
    assertThat(text.getBytes(StandardCharsets.US_ASCII)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    assertThat(Arrays.asList(text.split(""))).doesNotContain(" ", "\n", "'", "\"", "\\", ";", "&", "|", "$", "`");
    return true;
  }
}
