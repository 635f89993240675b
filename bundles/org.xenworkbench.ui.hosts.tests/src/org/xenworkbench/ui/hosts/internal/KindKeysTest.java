/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Networks;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.Storage;

class KindKeysTest {

  private static final String TREE = HostCommands.TREE_CONTEXT;

  private final HostId host = HostId.random();
  private final Pool pool = new Pool(host, StoragePool.of("images", "dir", "/srv").build());
  private final Network network = new Network(host, new VirtualNetwork("lan", "br0", "", true, true, true));

  @Test
  void eachKindOfStorageAndNetworksHasAContext() {
    assertThat(KindKeys.of(List.of(new Storage(host)))).contains(TREE + ".storage");
    assertThat(KindKeys.of(List.of(pool, pool))).contains(TREE + ".pool");
    assertThat(KindKeys.of(List.of(new Networks(host)))).contains(TREE + ".networks");
    assertThat(KindKeys.of(List.of(network))).contains(TREE + ".network");
  }

  @Test
  void whatIsMixedOrOfAnotherKindHasNone() {
    assertThat(KindKeys.of(List.of())).isEmpty();
    assertThat(KindKeys.of(List.of(pool, network))).isEmpty();
    assertThat(KindKeys.of(List.of(VirtualMachine.of(VmId.of(UUID.randomUUID()), "web", host).build()))).isEmpty();
  }
}
