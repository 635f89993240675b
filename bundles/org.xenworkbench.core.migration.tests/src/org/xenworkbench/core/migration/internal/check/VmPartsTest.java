/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.Bounds;

/** What a definition says of devices of the host, also one that was broken or made to harm. */
class VmPartsTest {

  private static final int BROKEN = 3_000;
  private static final String DEFINITION = "<domain type='kvm'><devices>"
      + "<disk type='file' device='cdrom'><source file='/iso/a.iso'/><target dev='sda'/></disk>"
      + "<interface type='hostdev'><mac address='52:54:00:00:00:01'/><source>"
      + "<address type='pci' domain='0x0' bus='0x7' slot='0x1' function='0x0'/></source></interface>"
      + "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/></source></hostdev>"
      + "<filesystem type='mount'><source dir='/home'/><target dir='home'/></filesystem></devices></domain>";

  @Test
  void namesWhatIsOfTheHost() throws Exception {
    assertThat(VmParts.of(DEFINITION).ofHost()).containsExactly("usb", "0x0:0x7:0x1:0x0", "/home");
    assertThat(VmParts.of(DEFINITION).devices().disks()).hasSize(1);
    assertThat(VmParts.of("<domain/>").ofHost()).isEmpty();
  }

  @Test
  void isBoundedAndFailsInWordsWhateverIsWritten() throws Exception {
    String many = "<hostdev type='" + "x".repeat(5_000) + "'/>";
    assertThat(VmParts.of("<domain><devices>" + many.repeat(2_000) + "</devices></domain>").ofHost())
        .hasSizeLessThanOrEqualTo(Bounds.DEVICES)
        .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(Bounds.NAME + 1));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < BROKEN; i++) {
      StringBuilder text = new StringBuilder(DEFINITION);
      for (int cut = random.nextInt(3); cut >= 0; cut--) {
        int at = random.nextInt(text.length());
        text.replace(at, Math.min(text.length(), at + random.nextInt(2)),
            random.nextInt(4) == 0 ? "" : Character.toString(random.nextInt(0x300)));
      }
      try {
        assertThat(VmParts.of(text.toString()).ofHost()).as("seed " + seed).isNotNull();
      } catch (HypervisorException e) {
        assertThat(e.getMessage()).as("seed " + seed).isNotBlank();
        refused++;
      }
    }
    System.out.println(BROKEN + " definitions, " + refused + " refused, seed " + seed);
    assertThat(refused).as("seed " + seed).isBetween(1, BROKEN);
  }
}
