/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.testkit.FakeSession;

/** What a driver gets without doing anything for it. */
class FacetsTest {

  private static final String REASON = "This hypervisor has no switch.";

  private final HypervisorSession bare = new Bare();

  /** Has no facet, and says why. */
  private static class Bare extends FakeSession {

    @Override
    public Capabilities capabilities() {
      Map<Feature, String> missing = new EnumMap<>(Feature.class);
      missing.put(Feature.POWER, REASON);
      missing.put(Feature.PAUSE, "Nor can it pause.");
      return new Capabilities(missing);
    }
  }

  /** Implements a facet itself. */
  private static final class Switching extends Bare implements PowerControl {

    @Override
    public void power(UUID domain, PowerAction action) {
      // it is done
    }
  }

  @Test
  void sessionThatImplementsOneHasIt() throws Exception {
    HypervisorSession session = new Switching();
    assertThat(session.facet(PowerControl.class)).containsSame((PowerControl) session);
    assertThat(session.require(PowerControl.class)).isSameAs(session);
    assertThat(session.facet(ConsoleAccess.class)).isEmpty();
  }

  @Test
  void everySessionIsAFacetOfItself() {
    assertThat(bare.facet(HypervisorSession.class)).containsSame(bare);
  }

  @Test
  void missingOneIsRefusedWithTheReasonOfItsFirstFeature() {
    assertThat(bare.facet(PowerControl.class)).isEmpty();
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> bare.require(PowerControl.class))
        .withMessage(REASON).extracting(HypervisorException::kind).isEqualTo(HypervisorException.Kind.UNSUPPORTED);
  }

  @Test
  void missingOneWithoutAReasonIsNamed() {
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> bare.require(Comparable.class))
        .withMessage("The host's driver does not offer Comparable.");
    assertThat(Capabilities.ALL.whyWithout(PowerControl.class)).isEmpty();
  }
}
