/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.testkit.Logged;

/** Groups of hosts, and what is left of them after a restart with settings that are whole, broken or newer. */
class HostGroupsImplTest {

  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
  private final EventLogImpl log = new EventLogImpl(dispatcher);
  private final HostId pm1 = host("pm1");
  private final HostId pm2 = host("pm2");
  private final HostGroupsImpl groups = start();

  private HostGroupsImpl start() {
    return new HostGroupsImpl(preferences, log, inventory, dispatcher, Clock.systemUTC());
  }

  private HostId host(String name) {
    HostId id = HostId.random();
    inventory.putHost(Host.of(id, name, Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH)).address(name)
        .build());
    return id;
  }

  private org.osgi.service.prefs.Preferences stored() {
    return preferences.node().node("groups");
  }

  private org.osgi.service.prefs.Preferences stored(HostGroup group) {
    return stored().node(group.id().toString());
  }

  private List<String> messages() {
    return Logged.newest(log, 10).stream().map(LogEntry::message).toList();
  }

  private static List<String> names(HostGroups of) {
    return of.groups().stream().map(HostGroup::name).toList();
  }

  @Test
  void aHostIsInOneGroup() {
    HostGroup lab = groups.add("lab");
    HostGroup rack = groups.add("rack");
    groups.move(Set.of(pm1, pm2), Optional.of(lab.id()));
    groups.move(Set.of(pm2), Optional.of(rack.id()));
    assertThat(groups.group(lab.id()).orElseThrow().hosts()).containsExactly(pm1);
    assertThat(groups.groupOf(pm2)).contains(rack);
    groups.move(Set.of(pm1), Optional.empty());
    assertThat(groups.groupOf(pm1)).isEmpty();
    groups.remove(rack.id());
    assertThat(groups.groupOf(pm2)).isEmpty();
    assertThat(names(groups)).containsExactly("lab");
  }

  @Test
  void groupsAreThereAfterARestart() {
    HostGroup lab = groups.add("lab 10");
    groups.add("lab 9");
    groups.move(Set.of(pm1), Optional.of(lab.id()));
    groups.rename(lab.id(), "Lab & \u00e4");
    HostGroup gone = groups.add("gone");
    groups.remove(gone.id());
    HostGroupsImpl again = start();
    assertThat(again.groups()).isEqualTo(groups.groups());
    assertThat(names(again)).containsExactly("Lab & \u00e4", "lab 9");
    assertThat(again.groupOf(pm1)).contains(lab);
    assertThat(log.fault()).isEmpty();
  }

  @Test
  void aNameIsOneLineAndNobodyElses() {
    HostGroup lab = groups.add("lab");
    assertThat(groups.obstacle("LAB", Optional.empty(), Optional.empty()).orElseThrow()).contains("'lab'");
    assertThat(groups.obstacle("LAB", Optional.of(lab.id()), Optional.empty())).isEmpty();
    for (String bad : List.of("", " ", "a\nb", "x".repeat(65))) {
      assertThatIllegalArgumentException().isThrownBy(() -> groups.add(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> groups.rename(lab.id(), bad));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> groups.add("Lab"));
    assertThatIllegalArgumentException().isThrownBy(() -> groups.move(Set.of(pm1), Optional.of(GroupId.random())));
    assertThat(names(groups)).containsExactly("lab");
  }

  @Test
  void listenersAndLogAreToldOfWhatChangesAndNothingElse() {
    List<HostGroups.Change> heard = new ArrayList<>();
    HostGroup lab = groups.add("lab");
    groups.addListener(heard::addAll);
    groups.move(Set.of(pm1), Optional.of(lab.id()));
    groups.move(Set.of(pm1), Optional.of(lab.id()));
    groups.rename(lab.id(), "lab");
    assertThat(heard).singleElement().satisfies(change -> {
      assertThat(change.before().orElseThrow().hosts()).isEmpty();
      assertThat(change.after().orElseThrow().hosts()).containsExactly(pm1);
    });
    groups.rename(lab.id(), "rack");
    groups.move(Set.of(pm1), Optional.empty());
    groups.remove(lab.id());
    assertThat(heard).hasSize(4);
    assertThat(messages()).containsExactly("Removed the group 'rack'", "Moved host 'pm1' out of the group 'rack'",
        "Renamed the group 'lab' to 'rack'", "Moved host 'pm1' to the group 'lab'", "Made the group 'lab'");
  }

  @Test
  void aBrokenGroupCostsNoOtherAndIsToldOnce() {
    HostGroup lab = groups.add("lab");
    groups.move(Set.of(pm1), Optional.of(lab.id()));
    HostGroup rack = groups.add("rack");
    stored(rack).put("name", "a\u0000b");
    stored().node("not-a-uuid").put("name", "x");
    HostGroupsImpl again = start();
    assertThat(names(again)).containsExactly("lab");
    assertThat(again.groupOf(pm1)).contains(lab);
    assertThat(log.fault().orElseThrow()).contains("damaged and cannot be used", "what was stored is",
        "'not-a-uuid' is no identity: a UUID is expected. Make the group again");
    assertThat(names(start())).containsExactly("lab");
    assertThat(log.fault()).as("told once").isEmpty();
  }

  @Test
  void anEntryThatNamesNoHostCostsItselfAlone() {
    HostGroup lab = groups.add("lab");
    groups.move(Set.of(pm1), Optional.of(lab.id()));
    stored(lab).put("hosts", "nobody " + pm1 + " ../../x");
    HostGroupsImpl again = start();
    assertThat(again.groupOf(pm1)).contains(lab);
    assertThat(log.fault().orElseThrow()).contains("names no host and was left out: nobody", "../../x",
        "not those that were stored");
  }

  @Test
  void aHostThatIsStoredInTwoGroupsIsInOne() {
    HostGroup lab = groups.add("lab");
    HostGroup rack = groups.add("rack");
    groups.move(Set.of(pm1), Optional.of(lab.id()));
    stored(rack).put("hosts", pm1.toString());
    HostGroupsImpl again = start();
    assertThat(again.groups().stream().filter(group -> group.hosts().contains(pm1))).hasSize(1);
    assertThat(log.fault().orElseThrow()).contains("was stored in two groups");
  }

  @Test
  void twoGroupsOfOneNameAreToldUntilOneIsRenamed() {
    HostGroup lab = groups.add("lab");
    HostGroup other = groups.add("rack");
    new GroupSettings(preferences).put(new HostGroup(other.id(), "LAB", Set.of()));
    HostGroupsImpl again = start();
    assertThat(names(again)).containsExactlyInAnyOrder("lab", "LAB");
    assertThat(log.fault().orElseThrow()).containsIgnoringCase("two groups of hosts named 'lab'");
    again.rename(lab.id(), "lab 2");
    start();
    assertThat(log.fault()).isEmpty();
  }

  @Test
  void groupsThatAreMissingAreCounted() throws Exception {
    groups.add("lab");
    stored(groups.add("rack")).removeNode();
    assertThat(names(start())).containsExactly("lab");
    assertThat(log.fault().orElseThrow()).contains("missing from the settings", ": 1.");
    start();
    assertThat(log.fault()).isEmpty();
  }

  /** A file of hosts would not have them, and its hosts would be left out of it. */
  @Test
  void aNameHasNoBlanksAtItsEnds() {
    HostGroup lab = groups.add("my lab");
    for (String bad : List.of(" lab", "lab ", "\u2003lab")) {
      assertThat(groups.obstacle(bad, Optional.empty(), Optional.empty())).get().asString().contains("blank");
      assertThatIllegalArgumentException().isThrownBy(() -> groups.add(bad));
      assertThatIllegalArgumentException().isThrownBy(() -> groups.rename(lab.id(), bad));
    }
  }

  @Test
  void aNewerFormIsLeftAloneInWords() throws Exception {
    HostGroup lab = groups.add("lab");
    stored().putInt("form", 3);
    stored().put("form.check", StoredForm.sum("3"));
    stored(lab).put("nested", "yes");
    String before = Arrays.toString(stored(lab).keys());
    HostGroupsImpl again = start();
    assertThat(again.groups()).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> again.add("rack")).withMessageContaining("newer version");
    assertThatIllegalStateException().isThrownBy(() -> again.move(Set.of(pm1), Optional.empty()));
    assertThat(Arrays.toString(stored(lab).keys())).isEqualTo(before);
    assertThat(stored().getInt("form", 0)).isEqualTo(3);
    assertThat(log.fault().orElseThrow()).contains("newer version", "(form 3)");
  }

  @Test
  void aFormThatWasDamagedHidesNoGroups() {
    HostGroup lab = groups.add("lab");
    for (String damaged : List.of("5", "q", "99999999999", "")) {
      stored().put("form", damaged);
      assertThat(start().group(lab.id())).contains(lab);
      assertThat(log.fault().orElseThrow()).contains("form", "was damaged", "'" + damaged + "'");
      start();
      assertThat(log.fault()).as("told once").isEmpty();
    }
  }

  @Test
  void aFormThatMayBeNewerOrDamagedIsLeftAloneInWordsForBoth() {
    HostGroup lab = groups.add("lab");
    for (String form : List.of("99999999999", "3", "two", "-1")) {
      stored().put("form", form);
      stored().remove("form.check");
      HostGroupsImpl again = start();
      assertThat(again.groups()).isEmpty();
      assertThatIllegalStateException().isThrownBy(() -> again.remove(lab.id()));
      assertThat(log.fault().orElseThrow()).contains("'" + form + "'", "newer version", "damaged");
      assertThat(stored().get("form", "")).isEqualTo(form);
    }
  }

  @Test
  void groupsOfAVersionThatHadNoChecksumOfTheFormAreRead() {
    HostGroup lab = groups.add("lab");
    stored().remove("form.check");
    assertThat(start().groups()).containsExactly(lab);
    assertThat(log.fault()).isEmpty();
  }

  /** The tree asks for the group of each row on the UI thread. */
  @Test
  void whoLooksDoesNotWaitForTheDisk() {
    List<List<String>> seen = new ArrayList<>();
    List<HostGroups> looked = new ArrayList<>();
    Preferences slow = new Preferences(new EclipsePreferences(), new EclipsePreferences()) {
      @Override
      public void save() {
        looked.forEach(of -> seen.add(CompletableFuture.supplyAsync(() -> names(of))
            .orTimeout(30, TimeUnit.SECONDS).join()));
      }
    };
    HostGroupsImpl changed = new HostGroupsImpl(slow, log, inventory, dispatcher, Clock.systemUTC());
    looked.add(changed);
    HostGroup lab = changed.add("lab");
    changed.rename(lab.id(), "rack");
    changed.remove(lab.id());
    assertThat(seen).containsExactly(List.of("lab"), List.of("rack"), List.of());
  }

  @Test
  void anIdentityIsReadBackFromItsKey() {
    GroupId id = GroupId.random();
    assertThat(ObjectId.parse(id.key())).isEqualTo(id);
  }
}
