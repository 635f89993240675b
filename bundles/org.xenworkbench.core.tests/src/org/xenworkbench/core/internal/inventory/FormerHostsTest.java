/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** Whose machine a host leads to that is added. */
class FormerHostsTest {

  private static final String KEY = Preferences.STATE + "formerHosts";
  private static final String MACHINE = "uuid " + UUID.randomUUID();
  private static final String OTHER = "uuid " + UUID.randomUUID();
  private static final String HERE = "xen+true:0/pm1.example";
  private static final String ELSEWHERE = "xen+true:0/pm2.example";

  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final UUID web = UUID.randomUUID();
  private FormerHosts hosts = FormerHosts.keptIn(preferences, Runnable::run);

  private static DomainInfo running(UUID uuid, String name, int number) {
    return DomainInfo.of(uuid, name).state(DomainState.RUNNING, number).vcpus(1).memory(64, 64).build();
  }

  private DomainInfo web() {
    return running(web, "web", 1);
  }

  private HostId add(String place, Set<String> marks, DomainInfo... listed) {
    HostId host = HostId.random();
    hosts.added(host);
    hosts.at(host, place);
    connect(host, marks, listed);
    return host;
  }

  private void connect(HostId host, Set<String> marks, DomainInfo... listed) {
    hosts.told(host, marks);
    hosts.heard(host, List.of(listed));
  }

  private HostId removed(String place, Set<String> marks, DomainInfo... listed) {
    HostId host = add(place, marks, listed);
    hosts.removed(host, List.of(), List.of(listed), List.of());
    return host;
  }

  private void restart() {
    hosts = FormerHosts.keptIn(preferences, Runnable::run);
  }

  /** Whether a host that is added is taken for one that was removed. */
  private boolean isSame(HostId gone, String place, Set<String> marks, DomainInfo... listed) {
    HostId host = add(place, marks, listed);
    boolean same = hosts.identities(host).contains(gone);
    assertThat(hosts.heir(gone)).isEqualTo(same ? host : gone);
    hosts.removed(host, List.of(), List.of(), List.of());
    restart();
    return same;
  }

  @Test
  void twoOfThreeAreProof() {
    HostId gone = removed(HERE, Set.of(MACHINE), web());
    String text = preferences.node().get(KEY, "");
    for (boolean uuid : new boolean[] {false, true}) {
      for (boolean place : new boolean[] {false, true}) {
        for (boolean vm : new boolean[] {false, true}) {
          preferences.node().put(KEY, text);
          restart();
          int agreeing = (uuid ? 1 : 0) + (place ? 1 : 0) + (vm ? 1 : 0);
          assertThat(isSame(gone, place ? HERE : ELSEWHERE, uuid ? Set.of(MACHINE) : Set.of(),
              vm ? new DomainInfo[] {web()} : new DomainInfo[0])).as(uuid + " " + place + " " + vm)
              .isEqualTo(agreeing >= 2);
        }
      }
    }
  }

  @Test
  void anotherUuidIsAnotherMachineWhateverElseAgrees() {
    HostId gone = removed(HERE, Set.of(MACHINE), web());
    assertThat(isSame(gone, HERE, Set.of(OTHER), web())).isFalse();
  }

  @Test
  void aVmOfAnotherNameOrNumberIsNoneInCommon() {
    HostId gone = removed(HERE, Set.of(MACHINE), web());
    String text = preferences.node().get(KEY, "");
    assertThat(isSame(gone, ELSEWHERE, Set.of(MACHINE), running(web, "other", 1))).isFalse();
    assertThat(isSame(gone, ELSEWHERE, Set.of(MACHINE), running(web, "web", 2))).isFalse();
    preferences.node().put(KEY, text);
    restart();
    assertThat(isSame(gone, ELSEWHERE, Set.of(MACHINE), web())).as("as it was, after a restart").isTrue();
  }

  /** Another name of the same address leads there, too. */
  @Test
  void thePlaceIsANameOrAnAddress() {
    String address = "xen+tls://192.0.2.1:0";
    HostId gone = removed(HERE, Set.of(MACHINE, address));
    assertThat(isSame(gone, ELSEWHERE, Set.of(MACHINE, address))).isTrue();
  }

  @Test
  void aHostIsWhatItWasHoweverOftenItIsRemoved() {
    HostId first = removed(HERE, Set.of(MACHINE));
    HostId second = add(HERE, Set.of(MACHINE));
    assertThat(hosts.identities(second)).containsExactly(second, first);
    restart();
    assertThat(hosts.identities(second)).as("over a restart").containsExactly(second, first);
    hosts.told(second, Set.of(MACHINE));
    hosts.removed(second, List.of(), List.of(), List.of());
    restart();
    HostId third = add(HERE, Set.of(MACHINE));
    assertThat(hosts.identities(third)).containsExactly(third, second, first);
    assertThat(hosts.identities(VmId.controlDomain(third))).as("its Domain-0, too").containsExactly(
        VmId.controlDomain(third), VmId.controlDomain(second), VmId.controlDomain(first));
    assertThat(hosts.identities(VmId.of(web))).containsExactly(VmId.of(web));
    assertThat(hosts.heir(first)).isEqualTo(third);
  }

  /** Another row may lead to its machine meanwhile. */
  @Test
  void eachRowOfAMachineIsWhatItWas() {
    HostId pm1 = add(HERE, Set.of(MACHINE), web());
    HostId twin = add(ELSEWHERE, Set.of(MACHINE), web());
    hosts.removed(pm1, List.of(twin), List.of(web()), List.of());
    assertThat(hosts.identities(twin)).containsExactly(twin, pm1);
    HostId back = add(HERE, Set.of(MACHINE), web());
    assertThat(hosts.identities(back)).containsExactly(back, pm1);
    restart();
    assertThat(hosts.identities(back)).containsExactly(back, pm1);
    assertThat(hosts.identities(twin)).containsExactly(twin, pm1);
  }

  /** What it has sampled meanwhile is its own history, also if it has another address since. */
  @Test
  void onlyTheFirstWordCounts() {
    HostId gone = removed(HERE, Set.of(MACHINE));
    HostId back = add(HERE, Set.of(OTHER));
    connect(back, Set.of(MACHINE), web());
    assertThat(hosts.identities(back)).doesNotContain(gone);
  }

  /** A host that is down when it is added is no other machine for that, nor if its settings are mended. */
  @Test
  void theFirstWordMayComeLate() {
    HostId gone = removed(HERE, Set.of(MACHINE));
    HostId back = HostId.random();
    hosts.added(back);
    hosts.at(back, ELSEWHERE);
    hosts.told(back, Set.of());
    restart();
    hosts.told(back, Set.of());
    hosts.removed(back, List.of(), List.of(), List.of());
    hosts.at(back, HERE);
    connect(back, Set.of(MACHINE));
    assertThat(hosts.identities(back)).containsExactly(back, gone);
  }

  /** As with its VMs, of which it had listed none since it was connected. */
  @Test
  void whatAHostHadIsAsGoodAsWhatItListed() {
    HostId gone = add(HERE, Set.of());
    hosts.removed(gone, List.of(), List.of(), List.of(web));
    assertThat(isSame(gone, HERE, Set.of(), web())).isTrue();
  }

  /** The first form named those before behind the removed host itself. */
  @Test
  void readsTheFirstForm() {
    HostId first = HostId.random();
    HostId second = HostId.random();
    HostId other = HostId.random();
    HostId before = HostId.random();
    HostId added = HostId.random();
    preferences.node().put(KEY, String.join("\n", "removed\t" + second + '\t' + MACHINE.substring(5) + '\t' + HERE
        + '\t' + first, "added\t" + added, "goesOn\t" + other + '\t' + before));
    restart();
    hosts.at(added, HERE);
    connect(added, Set.of(MACHINE));
    assertThat(hosts.identities(added)).containsExactly(added, second, first);
    assertThat(hosts.identities(other)).containsExactly(other, before);
  }

  @Test
  void damageCostsWhatItHitsAndGivesNoneAnothers() {
    long seed = Long.getLong("former.seed", System.nanoTime());
    Random random = new Random(seed);
    HostId first = removed(HERE, Set.of(MACHINE), web());
    HostId second = add(HERE, Set.of(MACHINE), web());
    hosts.removed(second, List.of(), List.of(web()), List.of());
    HostId other = removed(ELSEWHERE, Set.of(OTHER), running(UUID.randomUUID(), "db", 1));
    String kept = preferences.node().get(KEY, "");
    int whole = 0;
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder(kept);
      for (int i = 0; i <= random.nextInt(3); i++) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
      }
      preferences.node().put(KEY, text.substring(random.nextInt(4) == 0 ? random.nextInt(text.length()) : 0));
      restart();
      HostId back = add(HERE, Set.of(MACHINE), web());
      whole += hosts.identities(back).equals(List.of(back, second, first)) ? 1 : 0;
      assertThat(hosts.identities(back)).as("seed " + seed + ", round " + round + ": " + text)
          .startsWith(back).hasSizeLessThanOrEqualTo(6).doesNotContain(other);
    }
    System.out.println("former hosts: 400 damaged, " + whole + " as they were, seed " + seed);
    assertThat(whole).as("seed " + seed).isBetween(1, 399);
  }

  @Test
  void theOldestAreForgotten() {
    HostId oldest = removed(HERE, Set.of(MACHINE));
    List<HostId> others = new ArrayList<>();
    for (int i = 0; i < FormerHosts.CAPACITY; i++) {
      others.add(removed(HERE, Set.of("uuid " + UUID.randomUUID())));
    }
    assertThat(isSame(oldest, HERE, Set.of(MACHINE))).isFalse();
    assertThat(Optional.of(preferences.node().get(KEY, "")).get().lines().filter(line -> line.startsWith("removed")))
        .hasSizeLessThanOrEqualTo(others.size());
  }
}
