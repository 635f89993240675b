/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.ui.handle.Detail;

/** What the page of a VM's hardware says, without its widgets. */
class VmDevicesPageTest {

  private static final String XML = """
      <domain type='xen'><name>web</name><description>The shop &amp; more</description>
        <os><type>hvm</type><loader>/usr/lib/OVMF.fd</loader><boot dev='hd'/><boot dev='cdrom'/></os>
        <devices>
          <disk type='file' device='disk'><driver type='qcow2'/><source file='/srv/web.img'/><target dev='xvda'/></disk>
          <interface type='bridge'><source bridge='br0'/></interface>
          <interface type='bridge'><mac address='00:16:3e:00:00:01'/><source bridge='br1'/></interface>
          <console type='pty'/><graphics type='vnc' port='5901'/><graphics type='spice' port='-1'/>
        </devices>
      </domain>
      """;

  @Test
  void aDefinitionIsToldInWords() throws Exception {
    assertThat(DefinitionFacts.of(SafeXml.root(XML))).extracting(Detail::value)
        .containsExactly("The shop & more", "hvm, with /usr/lib/OVMF.fd", "hd, cdrom", "pty",
            "vnc at port 5901, spice");
    assertThat(DefinitionFacts.of(SafeXml.root("<domain><os><kernel>/boot/vmlinuz</kernel></os></domain>")))
        .extracting(Detail::value).containsExactly("", "", "/boot/vmlinuz", "", "");
    assertThat(DefinitionFacts.of(SafeXml.root("<domain/>"))).extracting(Detail::value).containsOnly("");
  }

  @Test
  void devicesHaveTheirRates() throws Exception {
    List<DeviceRow> rows = DeviceRow.of(DomainDevices.of(XML));
    assertThat(rows).extracting(DeviceRow::name).containsExactly("xvda", "NIC 0", "NIC 1");
    assertThat(rows).extracting(DeviceRow::address).containsExactly("", "", "00:16:3e:00:00:01");
    Map<String, Double> latest = Map.of("vbd_xvda_read", 1024.0, "vbd_xvda_write", 0.0, "vif_1_rx", 5.0);
    assertThat(rows.get(0).rates(latest)).isEqualTo("1.0 KiB/s in, 0 B/s out");
    assertThat(rows.get(1).rates(latest)).as("not measured").isEmpty();
    assertThat(rows.get(2).rates(latest)).as("half of it").isEmpty();
  }
}
