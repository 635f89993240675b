/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

class VmIdTest {

  private static final UUID VM = UUID.fromString("33333333-3333-3333-3333-333333333333");
  private static final HostId HOST = HostId.of("11111111-1111-1111-1111-111111111111");

  /** Stores, consoles and clients of JMX have kept these for long. */
  @Test
  void keysStayWhatTheyAre() {
    assertThat(VmId.of(VM).key()).isEqualTo("vm/" + VM);
    assertThat(VmId.controlDomain(HOST).key()).isEqualTo("dom0/" + HOST);
    assertThat(VmId.claim(HOST, VM).key()).isEqualTo("claim/" + VM + '/' + HOST);
  }

  @Test
  void everyKeyIsReadBack() {
    for (VmId id : new VmId[] {VmId.of(VM), VmId.controlDomain(HOST), VmId.claim(HOST, VM)}) {
      assertThat(ObjectId.parse(id.key())).isEqualTo(id);
    }
  }

  @Test
  void claimIsNeitherTheVmNorAControlDomain() {
    VmId claim = VmId.claim(HOST, VM);
    assertThat(claim).isNotEqualTo(VmId.of(VM));
    assertThat(claim.isControlDomain()).isFalse();
    assertThat(claim.claimed()).isEqualTo(VmId.of(VM));
    assertThat(VmId.controlDomain(HOST).isClaim()).isFalse();
    assertThat(VmId.controlDomain(HOST).claimed()).isEqualTo(VmId.controlDomain(HOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"claim/", "claim//", "claim/33333333-3333-3333-3333-333333333333", "claim/x/y", "other/1",
      "vm/1-1-1-1-1", "host/1-1-1-1-1", "group/33333333333333333333333333333333", "dom0/", "vm/"})
  void whatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> ObjectId.parse(text)).isInstanceOf(IllegalArgumentException.class)
        .message().doesNotContain("UUID string", "java.");
  }

  /** Java takes it for an identity that has other digits, so that two texts would name one object. */
  @Test
  void aShortUuidIsNone() {
    assertThatThrownBy(() -> HostId.of("1-1-1-1-1")).hasMessage("'1-1-1-1-1' is no identity: a UUID is expected.");
  }
}
