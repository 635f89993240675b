/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedDeviceTest {

  private static final String DOMAIN = """
      <domain type='xen'><devices>
        <interface type='bridge'><target dev='vif7.0'/></interface>
        <interface type='bridge'/>
        <disk type='block' device='disk'><target dev='xvda'/></disk>
      </devices></domain>""";

  @Test
  void interfacesWithoutANameHaveXensOwn() throws Exception {
    List<CountedDevice> devices = CountedDevice.of(DomainXml.parse(DOMAIN), 7);
    assertThat(devices.stream().map(device -> new String(device.name, StandardCharsets.UTF_8)))
        .containsExactly("vif7.0\0", "vif7.1\0", "xvda\0");
  }

  @Test
  void oneThatFailedIsAskedAgainAfterItsPause() throws Exception {
    CountedDevice device = CountedDevice.of(DomainXml.parse(DOMAIN), 7).get(0);
    for (long now : new long[] {0, -5, Long.MAX_VALUE - 10}) { // a monotonic clock may begin anywhere, and overflow
      Duration pause = Duration.ofMinutes(1);
      device.rest(now, pause);
      assertThat(device.isDue(now)).isFalse();
      assertThat(device.isDue(now + pause.toNanos() - 1)).isFalse();
      assertThat(device.isDue(now + pause.toNanos())).isTrue();
      assertThat(device.isDue(now + 10 * pause.toNanos())).isTrue();
    }
  }
}
