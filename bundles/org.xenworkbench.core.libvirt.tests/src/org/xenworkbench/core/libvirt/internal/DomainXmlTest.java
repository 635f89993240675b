/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainXmlTest {

  @Test
  void readsInterfacesAndDisksInOrder() throws Exception {
    DomainXml xml = DomainXml.parse("""
        <domain type='xen' id='3'><name>VM &lt;1&gt;</name>
          <devices>
            <disk type='block' device='disk'><target dev='xvda' bus='xen'/></disk>
            <disk type='file' device='cdrom'><target dev='hdc'/></disk>
            <disk type='file'><target dev='xvdb'/></disk>
            <interface type='bridge'><target dev='vif3.0'/></interface>
            <interface type='bridge'><mac address='00:16:3e:00:00:01'/></interface>
            <hostdev><disk><target dev='not-a-disk-of-the-domain'/></disk></hostdev>
          </devices>
          <metadata><disk><target dev='neither'/></disk></metadata>
        </domain>""");
    assertThat(xml.disks()).containsExactly("xvda", "xvdb");
    assertThat(xml.interfaces()).containsExactly("vif3.0", "");
  }

  @Test
  void aDomainWithoutDevicesHasNone() throws Exception {
    assertThat(DomainXml.parse("<domain><name>x</name></domain>")).isEqualTo(DomainXml.NONE);
  }

  @Test
  void aConsoleIsAPtyAmongTheDevices() throws Exception {
    assertThat(DomainXml.hasConsole("<domain><devices><serial type='pty'/></devices></domain>")).isTrue();
    assertThat(DomainXml.hasConsole("<domain><devices><console type='pty' tty='/dev/1'/></devices></domain>")).isTrue();
    assertThat(DomainXml.hasConsole("<domain><devices><serial type='file'/></devices></domain>")).isFalse();
    assertThat(DomainXml.hasConsole("<domain><devices><disk/></devices><console type='pty'/></domain>")).isFalse();
    assertThat(DomainXml.hasConsole("<domain/>")).isFalse();
  }

  @Test
  void tellsHowMuchMemoryItMayHave() throws Exception {
    assertThat(DomainXml.memory("<domain><memory unit='KiB'>524288</memory><currentMemory>1</currentMemory></domain>"))
        .isEqualTo(524288);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> DomainXml.memory("<domain/>"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> DomainXml.memory("<domain><memory>much</memory></domain>"));
  }

  @Test
  void externalEntitiesAreRefused(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "vda");
    assertDoctypeRefused("<!DOCTYPE d [<!ENTITY x SYSTEM '" + secret.toUri()
        + "'>]><domain><devices><disk><target dev='a'/>&x;</disk></devices></domain>");
    assertDoctypeRefused("<!DOCTYPE d SYSTEM '" + secret.toUri() + "'><domain/>");
    assertDoctypeRefused("<!DOCTYPE d [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/'> %p;]><domain/>");
  }

  @Test
  void entityBombsAreRefusedBeforeTheyAreExpanded() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY a").append(i).append(" '&a").append(i - 1).append(";&a").append(i - 1).append(";'>");
    }
    bomb.append("]><domain>&a39;</domain>");
    assertDoctypeRefused(bomb.toString());
  }

  @Test
  void whatIsNotXmlIsAnError() {
    assertRefused("");
    assertRefused("<domain>");
    assertRefused("<domain/><domain/>");
  }

  /** Refused for what it is, and not because of what was found when it was followed. */
  private static void assertDoctypeRefused(String xml) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> DomainXml.parse(xml))
        .withMessageContaining("DOCTYPE is disallowed");
  }

  private static void assertRefused(String xml) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> DomainXml.parse(xml));
  }
}
