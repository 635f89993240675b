/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.model.HostId;

class ResourceIdTest {

  private static final HostId HOST = HostId.of("00000000-0000-0000-0000-0000000000a1");

  private static StoragePool pool(String name, long used) {
    return StoragePool.of(name, "dir", "/srv").state(StoragePool.State.RUNNING).sizes(10, used, 10 - used).build();
  }

  @Test
  void isReadBackWhateverIsInNames() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      ResourceId.Kind kind = ResourceId.Kind.values()[random.nextInt(ResourceId.Kind.values().length)];
      ResourceId id = new ResourceId(HOST, kind, text(random), text(random));
      assertThat(id.key()).as("seed " + seed).doesNotContain(" ");
      assertThat(ResourceId.parse(id.key())).as("seed " + seed).contains(id);
    }
  }

  private static String text(Random random) {
    return random.ints(random.nextInt(20), 1, 0xd800).collect(StringBuilder::new, StringBuilder::appendCodePoint,
        StringBuilder::append).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host/00000000-0000-0000-0000-0000000000a1", "resource/", "resource/x/POOL//",
      "resource/00000000-0000-0000-0000-0000000000a1/CASTLE//",
      "resource/00000000-0000-0000-0000-0000000000a1/POOL//%"})
  void whatIsNoneIsNone(String key) {
    assertThat(ResourceId.parse(key)).isEmpty();
  }

  @Test
  void handlesAreEqualByIdentity() {
    assertThat(new Pool(HOST, pool("p", 1))).isEqualTo(new Pool(HOST, pool("p", 2)))
        .hasSameHashCodeAs(new Pool(HOST, pool("p", 2))).isNotEqualTo(new Pool(HOST, pool("q", 1)));
    StorageVolume volume = new StorageVolume("p", "v", "", "raw", 1, 1);
    assertThat(new Volume(HOST, volume)).isNotEqualTo(new Volume(HOST, new StorageVolume("q", "v", "", "raw", 1, 1)));
    VirtualNetwork network = new VirtualNetwork("p", "", "", true, true, true);
    assertThat(new Network(HOST, network).id()).isNotEqualTo(new Pool(HOST, pool("p", 1)).id());
  }

  @Test
  void aVolumeIsInItsPoolWhichIsInTheStorage() {
    ResourceId volume = ResourceId.volume(HOST, "p", "v");
    assertThat(volume.parent()).contains(ResourceId.pool(HOST, "p"));
    assertThat(ResourceId.pool(HOST, "p").parent()).contains(ResourceId.storage(HOST));
    assertThat(ResourceId.network(HOST, "n").parent()).contains(ResourceId.networks(HOST));
    assertThat(ResourceId.storage(HOST).parent()).isEmpty();
  }
}
