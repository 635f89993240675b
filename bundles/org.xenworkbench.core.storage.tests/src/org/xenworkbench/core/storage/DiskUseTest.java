/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** One disk has many names. */
class DiskUseTest {

  private static final VirtualMachine WEB =
      VirtualMachine.of(VmId.of(UUID.randomUUID()), "web", HostId.random()).build();

  private static DiskUse use(String... named) {
    return new DiskUse(Map.of(WEB, Set.of(named)), List.of());
  }

  @ParameterizedTest
  @CsvSource({"/srv//a.img, /srv/a.img", "//srv/./a.img/, /srv/a.img", "/dev/../dev//sda, /dev/sda", "/../a, /a",
      "/dev/mapper/vg-lv, /dev/vg/lv", "/dev/mapper/my--vg-a--b, /dev/my-vg/a-b",
      "/dev/mapper/crypt, /dev/mapper/crypt",
      "/dev/mapper/a-b-c, /dev/mapper/a-b-c", "pool//vol, pool//vol", "/, /"})
  void aPathIsSpelledInOneWay(String path, String plain) {
    assertThat(DiskUse.plain(path)).isEqualTo(plain);
    assertThat(use(path).users(plain, "")).containsExactly(WEB);
    assertThat(use(plain).users(path, "")).containsExactly(WEB);
  }

  @Test
  void oneOfTheSameNameElsewhereMayBeIt() {
    DiskUse use = use("/srv/link/d1.img", "vol/dir/d2.img");
    assertThat(use.users("/srv/real/d1.img", "")).isEmpty();
    assertThat(use.namesakes("/srv/real/d1.img")).containsExactly(WEB);
    assertThat(use.namesakes("gluster://host/vol/dir/d2.img")).containsExactly(WEB);
    assertThat(use.namesakes("/srv/real/d3.img")).isEmpty();
    assertThat(use.namesakes("")).isEmpty();
    assertThat(use("").namesakes("")).isEmpty();
  }
}
