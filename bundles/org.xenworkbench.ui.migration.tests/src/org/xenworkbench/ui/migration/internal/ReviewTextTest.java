/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.migration.MigrationRequest.Mode;
import org.xenworkbench.core.model.HostId;

/** What the last page says: nothing that is not encrypted, cannot be cancelled or is lost goes without a word. */
class ReviewTextTest {

  private final Situation situation = new Situation(false);
  private final MigrationDraft draft = new MigrationDraft(List.of(situation.web));
  private Endpoint.Transport transport = Endpoint.Transport.TLS;
  private Capabilities can = Capabilities.ALL;
  private Optional<MigrationEstimate> expected = Optional.empty();

  private String text() {
    draft.send(draft.vms(), Optional.of(situation.pm2));
    Endpoint peer = new Endpoint("qemu", transport, "10.0.0.2", 0, Optional.empty());
    return new ReviewText(draft, this::name, host -> Optional.of(can), host -> Optional.of(peer),
        (vm, target) -> expected).text();
  }

  private String name(HostId host) {
    return situation.inventory.host(host).orElseThrow().name();
  }

  private void options(MigrationOptions.Builder options) {
    draft.setOptions(options.build());
  }

  @Test
  void theUsual() {
    assertThat(text().lines()).containsExactly("web goes from 'pm1' to 'pm2'.", "",
        "The source host connects to the target itself, and goes on even if the workbench ends.",
        "The guest goes on running, and stands still for a moment at the end.",
        "Memory goes over the network in plain text: whoever listens there can read it.",
        "Afterwards the target has the definition, and the source has it no more.",
        "It can be cancelled until the guest has arrived.");
  }

  /** What was learned from the usual tells nothing of what is sent otherwise. */
  @Test
  void howLongItTakesIsToldByEarlierOnesOfTheKind() {
    expected = Optional.of(new MigrationEstimate(Duration.ofSeconds(18), Duration.ofMillis(24_300),
        Duration.ofSeconds(31), 3));
    assertThat(text())
        .startsWith("web goes from 'pm1' to 'pm2'. It is estimated to take about 24 s (18\u201331 s), by 3 "
            + "earlier migrations.\n");
    options(MigrationOptions.DEFAULT.toBuilder().bandwidth(OptionalLong.of(1 << 20)));
    assertThat(text()).doesNotContain("estimated");
  }

  @Test
  void limitsThatWereChosenAreSaid() {
    options(MigrationOptions.DEFAULT.toBuilder().bandwidth(OptionalLong.of(200L << 20)).compressed(true)
        .downtime(Optional.of(Duration.ofMillis(300))));
    assertThat(text()).contains("No more than 200.0 MiB/s are sent.", "What is sent is compressed first.",
        "stand still for no more than 300 ms");
  }

  @Test
  void aTunnelHidesWhatTheDaemonsHide() {
    options(MigrationOptions.DEFAULT.toBuilder().tunnelled(true));
    assertThat(text()).contains("which is encrypted");
    transport = Endpoint.Transport.TCP;
    assertThat(text()).contains("which is not encrypted").doesNotContain("which is encrypted");
  }

  @Test
  void whatIsRiskedIsSaid() {
    draft.setMode(Mode.CLIENT_MANAGED);
    assertThat(text()).contains("left suspended on both hosts");
    options(MigrationOptions.DEFAULT.toBuilder().postCopy(true));
    assertThat(text()).contains("the guest is lost").contains("and then no more");
    options(MigrationOptions.DEFAULT.toBuilder().persistent(false));
    assertThat(text()).contains("once off, the machine is gone");
    options(MigrationOptions.DEFAULT.toBuilder().sourceKept(true));
    assertThat(text()).contains("Never start it at the source");
    can = Capabilities.ALL.without(Map.of(Feature.ABORT_JOB, "Xen cannot."));
    assertThat(text()).contains("cannot be cancelled: Xen cannot.");
  }

  @Test
  void aTunnelIsTheSourcesOwnAndIsNotSwitchedOver() {
    options(MigrationOptions.DEFAULT.toBuilder().tunnelled(true).postCopy(true));
    assertThat(draft.options().postCopy()).isFalse();
    draft.setMode(Mode.CLIENT_MANAGED);
    assertThat(draft.options().tunnelled()).isFalse();
  }
}
