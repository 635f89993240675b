/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/** Domains that are active in states whose names do not say so, on libvirt's test driver. */
class OddStatesTest {

  private static final LibvirtDriver DRIVER = new LibvirtDriver(status -> {});

  @TempDir
  Path folder;

  private HypervisorSession session;

  @BeforeEach
  void open() throws Exception {
    session = TestHost.inStates(folder, 6, 7, 0).open(DRIVER, Runnable::run, SessionListener.NONE);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private DomainInfo info(int domain) throws HypervisorException {
    return session.domain(TestHost.uuid(domain)).orElseThrow();
  }

  @Test
  void areActiveByTheirNumberWithMemoryAndAreCounted() throws Exception {
    Map<DomainState, DomainInfo> infos = session.poll(PollRequest.ALL).domains().stream().map(domain -> domain.info())
        .collect(Collectors.toMap(DomainInfo::state, info -> info));
    assertThat(infos).containsOnlyKeys(DomainState.CRASHED, DomainState.PM_SUSPENDED, DomainState.NO_STATE);
    assertThat(infos.values()).allSatisfy(info -> {
      assertThat(info.isActive()).isTrue();
      assertThat(info.number()).isPositive();
      assertThat(info.memory()).isEqualTo(256L << 20);
    });
  }

  @Test
  void canBeForcedOffEach() throws Exception {
    for (int i = 0; i < 3; i++) {
      UUID domain = TestHost.uuid(i);
      assertThatThrownBy(() -> session.require(PowerControl.class).power(domain, PowerAction.START))
          .isInstanceOfSatisfying(
              HypervisorException.class, e -> assertThat(e.kind()).isEqualTo(HypervisorException.Kind.INVALID_STATE));
      session.require(PowerControl.class).power(domain, PowerAction.FORCE_OFF);
      assertThat(info(i).state()).isEqualTo(DomainState.SHUT_OFF);
      assertThat(info(i).isActive()).isFalse();
      assertThat(info(i).reason()).isEqualTo(StateReason.DESTROYED);
      session.require(PowerControl.class).power(domain, PowerAction.START);
      assertThat(info(i).state()).isEqualTo(DomainState.RUNNING);
    }
  }

  @Test
  void oneWithoutAStateIsShutDownAsARunningOne() throws Exception {
    session.require(PowerControl.class).power(TestHost.uuid(2), PowerAction.SHUT_DOWN);
    assertThat(info(2).reason()).isEqualTo(StateReason.SHUT_DOWN);
  }

  @Test
  void oneThatSleepsIsToBeWokenWhichTheTestDriverLacks() {
    assertThatThrownBy(() -> session.require(PowerControl.class).power(TestHost.uuid(1), PowerAction.RESUME))
        .isInstanceOfSatisfying(HypervisorException.class, e -> {
          assertThat(e.kind()).isEqualTo(HypervisorException.Kind.UNSUPPORTED);
          assertThat(e.getMessage()).contains("virDomainPMWakeup");
        });
  }
}
