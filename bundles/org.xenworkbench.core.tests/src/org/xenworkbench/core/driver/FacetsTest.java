/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
    public Map<Feature, String> lacks() {
      return Map.of(Feature.POWER, REASON, Feature.PAUSE, "Nor can it pause.");
    }
  }

  /** Implements a facet itself. */
  private static final class Switching extends Bare implements PowerControl {

    @Override
    public void power(UUID domain, PowerAction action) {
      // it is done
    }
  }

  /** A facet of which only this test knows, and what it makes possible. */
  private interface Brewing {

    Feature COFFEE = new Feature("COFFEE", Brewing.class, true, "Coffee");
    Feature TEA = new Feature("TEA", Brewing.class, true, "Tea");
  }

  /** A driver that has it, says what it makes, and tells of events. */
  private static final class Kitchen extends Bare implements Brewing {

    @Override
    public Set<Feature> features() {
      return Set.of(Feature.EVENTS, COFFEE);
    }

    @Override
    public Map<Feature, String> lacks() {
      return Map.of(TEA, "The kettle is broken.");
    }
  }

  @Test
  void featureIsThereIfItsFacetIsLessWhatTheSessionLacks() {
    Capabilities can = new Kitchen().capabilities();
    assertThat(can.has(Brewing.COFFEE)).isTrue();
    assertThat(can.whyNot(Brewing.COFFEE)).isEmpty();
    assertThat(can.whyNot(Brewing.TEA)).contains("The kettle is broken.");
    assertThat(can.whyNot(Feature.CONSOLE)).contains("The host's driver does not offer this: Text console.");
    assertThat(can.matrix()).filteredOn(Capabilities.Line::there).extracting(Capabilities.Line::feature)
        .containsExactly(Feature.EVENTS, Brewing.COFFEE);
    assertThat(can.matrix()).extracting(Capabilities.Line::feature).contains(Brewing.TEA);
  }

  /** Nothing of it is said anywhere in the driver. */
  @Test
  void newFacetAndItsFeaturesAreMissingInADriverThatKnowsNothingOfThem() {
    Capabilities can = bare.capabilities();
    assertThat(can.has(Brewing.COFFEE)).isFalse();
    assertThat(can.whyNot(Brewing.COFFEE)).contains("The host's driver does not offer this: Coffee.");
    assertThat(can.matrix()).extracting(Capabilities.Line::feature).doesNotContain(Brewing.COFFEE);
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> bare.require(Brewing.class))
        .extracting(HypervisorException::kind).isEqualTo(HypervisorException.Kind.UNSUPPORTED);
  }

  /** Migrates, and was written before there were options. */
  private static class Moving extends Bare implements MigrationControl {

    @Override
    public void migrate(UUID domain, MigrationParameters parameters, Optional<HypervisorSession> target) {
      // it is done
    }

    @Override
    public void limitMigration(UUID domain, OptionalLong bandwidth, Optional<Duration> downtime) {
      // it is done
    }
  }

  /** Knows one of the options. */
  private static final class Compressing extends Moving {

    @Override
    public Set<Feature> features() {
      return Set.of(Feature.MIGRATION_COMPRESSION);
    }
  }

  @Test
  void optionThatADriverNeverHeardOfIsNotThere() {
    MigrationOptions all = MigrationOptions.DEFAULT.toBuilder().live(false).tunnelled(true).compressed(true)
        .postCopy(true).sourceKept(true).storage(MigrationOptions.Storage.FULL)
        .downtime(Optional.of(Duration.ofMillis(30))).build();
    assertThat(all.needs()).hasSize(7);
    Capabilities can = new Moving().capabilities();
    assertThat(can.has(Feature.LIVE_MIGRATION)).isTrue();
    assertThat(all.needs()).noneMatch(can::has);
    assertThat(can.whyNot(Feature.MIGRATION_TUNNEL)).isPresent();
    assertThat(all.needs().stream().filter(new Compressing().capabilities()::has))
        .containsExactly(Feature.MIGRATION_COMPRESSION);
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> new Moving().startPostCopy(UUID.randomUUID()))
        .extracting(HypervisorException::kind).isEqualTo(HypervisorException.Kind.UNSUPPORTED);
  }

  @Test
  void whatNeedsNoFacetIsThereIfTheSessionSaysSo() {
    assertThat(bare.capabilities().has(Feature.BULK_STATS)).isFalse();
    assertThat(new Kitchen().capabilities().has(Feature.EVENTS)).isTrue();
    assertThat(Capabilities.ALL.without(Map.of(Feature.EVENTS, "No.")).whyNot(Feature.EVENTS)).contains("No.");
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
