/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What definitions name, whatever hosts write. */
class DiskReferencesTest {

  private static final String PARTS = "<>&'\"=;#x0a /fileolumdv\u65e5\ud83d\udc27\n";

  @Test
  void findsFilesDevicesAndVolumesAndWhatTheyAreBasedOn() {
    assertThat(DiskReferences.in("<disk><source file='/a&amp;&lt;b&gt;&apos;&quot;.img' index='1'/><backingStore>"
        + "<source dev = \"/dev/vg/it's\"/></backingStore></disk><source pool='p' volume='v&#x65e5;&#10;'/>"))
        .isEqualTo(Set.of("/a&<b>'\".img", "/dev/vg/it's", "p", "v\u65e5\n"));
  }

  /** A server's disks are named otherwise; features and drivers are called something, too. */
  @Test
  void findsDisksOfServersAndNoFeatures() {
    assertThat(DiskReferences.in("<driver name='qemu'/><source protocol='rbd' name='pool/vol'/><timer name='rtc'/>"
        + "<source protocol=\"gluster\" name=\"vol/dir/db.img\"/><source dir='/srv/fat'/><source path='/dev/vhost'/>"))
        .isEqualTo(Set.of("pool/vol", "vol/dir/db.img", "/srv/fat", "/dev/vhost"));
  }

  @Test
  void isNotMisledByWhatIsNoEntityOrBroken() {
    assertThat(DiskReferences.in("file='&lt' file='&bad;&#99999999;&#x110000;' profile='no' file='open"))
        .isEqualTo(Set.of("&lt", "&bad;&#99999999;&#x110000;"));
  }

  /** A name of 100,000 characters and one of nothing but brackets cost what their length does. */
  @Test
  void readsWhateverIsWritten() {
    long seed = System.nanoTime();
    System.out.println("DiskReferencesTest: seed " + seed);
    Random random = new Random(seed);
    int count = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("file='/known'");
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(PARTS.charAt(random.nextInt(PARTS.length())));
      }
      assertThat(DiskReferences.in(text.toString())).as("seed %d, %s", seed, text).contains("/known");
      count++;
    }
    System.out.println("DiskReferencesTest: " + count + " texts");
    assertThat(DiskReferences.in("file='" + "&".repeat(100_000) + "'")).hasSize(1);
    assertThat(DiskReferences.in("file=".repeat(100_000))).isEmpty();
  }
}
