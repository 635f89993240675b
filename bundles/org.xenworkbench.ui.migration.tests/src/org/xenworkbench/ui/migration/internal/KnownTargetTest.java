/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.VirtualMachine;
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

  /** A menu is filled on the UI thread, of however many. */
  @Test
  void noMoreIsAskedThanIsNeeded() {
    AtomicInteger asked = new AtomicInteger();
    situation.migrations.hinder(vm -> {
      asked.incrementAndGet();
      return Optional.empty();
    });
    assertThat(targets()).hasSize(2);
    assertThat(asked).as("each machine, and one of them for each host").hasValue(4);
    List<VirtualMachine> many = Collections.nCopies(500, situation.web);
    for (boolean can : new boolean[] {true, false}) {
      situation.migrations.hinder(vm -> {
        asked.incrementAndGet();
        return can ? Optional.empty() : Optional.of("It is off.");
      });
      asked.set(0);
      assertThat(KnownTarget.of(many, situation.inventory, situation.migrations, new HostFigures(situation.sampler)))
          .as("whether none of so many can is not known").allMatch(target -> target.obstacle().isEmpty());
      assertThat(asked.get()).isLessThanOrEqualTo(KnownTarget.MOST + 2);
    }
  }

  @Test
  void withoutASelectionNoHostIsMissing() {
    assertThat(MigrateToItems.whyNone(List.of())).isEqualTo("No virtual machine is selected.");
    assertThat(MigrateToItems.whyNone(List.of(situation.web))).startsWith("There is no other host.");
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
