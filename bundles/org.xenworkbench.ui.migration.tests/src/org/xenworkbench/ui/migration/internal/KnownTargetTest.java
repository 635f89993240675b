/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.VmId;

/** What the menu says of hosts without asking one. */
class KnownTargetTest {

  private final Situation situation = new Situation(false);

  private List<KnownTarget> targets() {
    return KnownTarget.of(List.of(situation.web, situation.db), situation.inventory, situation.migrations,
        new HostFigures(situation.sampler));
  }

  @Test
  void thoseThatTheyAreOnAreNoTargets() {
    assertThat(targets()).extracting(KnownTarget::label).containsExactly("pm2 (3.0 GiB free)", "pm3 (3.0 GiB free)");
    assertThat(targets()).allSatisfy(target -> assertThat(target.obstacle()).isEmpty());
  }

  @Test
  void oneThatNoneCanGoToSaysWhy() {
    situation.migrations.close(situation.pm2, "Host 'pm2' is not connected.");
    assertThat(targets()).extracting(KnownTarget::obstacle)
        .containsExactly(Optional.of("Host 'pm2' is not connected."), Optional.empty());
    VmId web = situation.web.id();
    situation.migrations.hinder(vm -> vm.equals(web) ? Optional.of("It is being migrated.") : Optional.empty());
    assertThat(targets().get(1).obstacle()).as("the other one can").isEmpty();
  }
}
