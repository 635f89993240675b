/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.GroupPath;
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
import org.xenworkbench.core.testkit.Logged;

/** Groups within each other. */
class NestedGroupsTest {

  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
  private final EventLogImpl log = new EventLogImpl(dispatcher);
  private final HostId pm1 = host("pm1");
  private final HostId pm2 = host("pm2");
  private final HostGroupsImpl groups = start();
  private final HostGroup site = groups.add("site");
  private final HostGroup rack = groups.add("rack", Optional.of(site.id()));

  private HostGroupsImpl start() {
    return new HostGroupsImpl(preferences, log, inventory, dispatcher, Clock.systemUTC());
  }

  private HostId host(String name) {
    HostId id = HostId.random();
    inventory.putHost(Host.of(id, name, Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH)).address(name)
        .build());
    return id;
  }

  private org.osgi.service.prefs.Preferences stored(GroupId group) {
    return preferences.node().node("groups").node(group.toString());
  }

  private static String tree(HostGroups of) {
    StringBuilder text = new StringBuilder();
    for (HostGroup group : of.groupsIn(Optional.empty())) {
      add(text, of, group);
    }
    return text.toString();
  }

  private static void add(StringBuilder text, HostGroups of, HostGroup group) {
    text.append(group.name()).append(group.hosts().size()).append('(');
    of.groupsIn(Optional.of(group.id())).forEach(each -> add(text, of, each));
    text.append(')');
  }

  @Test
  void aGroupHasTheHostsOfThoseWithinIt() {
    groups.move(Set.of(pm1), Optional.of(rack.id()));
    groups.move(Set.of(pm2), Optional.of(site.id()));
    HostGroup now = groups.group(site.id()).orElseThrow();
    assertThat(now.hosts()).containsExactly(pm2);
    assertThat(now.allHosts()).containsExactlyInAnyOrder(pm1, pm2);
    assertThat(groups.groupsOf(pm1)).containsExactly(rack, site);
    assertThat(groups.path(Optional.of(rack.id())).toString()).isEqualTo("site/rack");
    assertThat(groups.find(GroupPath.parse("Site/RACK"))).contains(rack);
    assertThat(groups.find(GroupPath.parse("rack"))).isEmpty();
  }

  @Test
  void theyAreThereAfterARestartAndAnEarlierVersionsGroups() {
    groups.move(Set.of(pm1), Optional.of(rack.id()));
    assertThat(preferences.node().node("groups").get("form", "")).isEqualTo("2");
    HostGroupsImpl again = start();
    assertThat(tree(again)).isEqualTo("site0(rack1())");
    assertThat(log.fault()).isEmpty();
    again.nest(Set.of(rack.id()), Optional.empty());
    assertThat(preferences.node().node("groups").get("form", "")).as("an earlier version reads it").isEqualTo("1");
    assertThat(stored(rack.id()).get("parent", "none")).isEqualTo("none");
    assertThat(tree(start())).isEqualTo("rack1()site0()");
    assertThat(log.fault()).isEmpty();
  }

  @Test
  void noGroupIsWithinItself() {
    HostGroup shelf = groups.add("shelf", Optional.of(rack.id()));
    for (HostGroup target : List.of(site, rack, shelf)) {
      assertThat(groups.whyNotIn(Set.of(site.id()), Optional.of(target.id())).orElseThrow()).contains("'site'",
          "into itself");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> groups.nest(Set.of(site.id()), Optional.of(target.id())));
    }
    assertThat(tree(groups)).isEqualTo("site0(rack0(shelf0()))");
    groups.nest(Set.of(shelf.id()), Optional.of(site.id()));
    assertThat(tree(groups)).isEqualTo("site0(rack0()shelf0())");
    groups.nest(Set.of(site.id(), rack.id()), Optional.empty());
    assertThat(tree(groups)).as("what is within one that goes, goes with it").isEqualTo("site0(rack0()shelf0())");
  }

  @Test
  void whatIsInARemovedGroupIsWhereItWas() {
    groups.add("shelf", Optional.of(rack.id()));
    groups.move(Set.of(pm1), Optional.of(rack.id()));
    groups.remove(rack.id());
    assertThat(tree(groups)).isEqualTo("site1(shelf0())");
    groups.remove(site.id());
    assertThat(tree(groups)).isEqualTo("shelf0()");
    assertThat(groups.groupOf(pm1)).isEmpty();
    assertThat(Logged.newest(log, 2)).extracting(LogEntry::message).containsExactly("Removed the group 'site'",
        "Removed the group 'site/rack'");
  }

  @Test
  void aNameIsTakenWhereItIsOnly() {
    HostGroup other = groups.add("other");
    HostGroup second = groups.add("Rack", Optional.of(other.id()));
    assertThat(groups.obstacle("RACK", Optional.empty(), Optional.of(site.id())).orElseThrow())
        .contains("'rack' exists already in 'site'");
    assertThat(groups.whyNotIn(Set.of(second.id()), Optional.of(site.id())).orElseThrow()).contains("already");
    assertThat(groups.whyNotIn(Set.of(second.id(), rack.id()), Optional.empty()).orElseThrow())
        .as("two of one name").contains("already");
    groups.nest(Set.of(rack.id()), Optional.empty());
    assertThatIllegalArgumentException().as("its rack would stand beside the other")
        .isThrownBy(() -> groups.remove(other.id()));
    assertThat(tree(groups)).isEqualTo("other0(Rack0())rack0()site0()");
  }

  @Test
  void theyAreNotEndlesslyDeep() {
    Optional<GroupId> deepest = Optional.of(rack.id());
    for (int depth = 2; depth < HostGroups.DEEPEST; depth++) {
      deepest = Optional.of(groups.add("g" + depth, deepest).id());
    }
    Optional<GroupId> last = deepest;
    assertThat(groups.upwards(last)).hasSize(HostGroups.DEEPEST);
    assertThatIllegalArgumentException().isThrownBy(() -> groups.add("more", last));
    HostGroup top = groups.add("top");
    assertThatIllegalArgumentException().isThrownBy(() -> groups.nest(Set.of(top.id()), last));
    assertThatIllegalArgumentException().isThrownBy(() -> groups.nest(Set.of(site.id()), Optional.of(top.id())));
    assertThat(start().groups()).hasSize(HostGroups.DEEPEST + 1);
    assertThat(log.fault()).isEmpty();
  }

  @Test
  void whoeverListensHearsOfThoseAbove() {
    List<HostGroups.Change> heard = new ArrayList<>();
    groups.addListener(heard::addAll);
    groups.move(Set.of(pm1), Optional.of(rack.id()));
    assertThat(heard).extracting(HostGroups.Change::id).containsExactlyInAnyOrder(rack.id(), site.id());
    heard.clear();
    groups.nest(Set.of(rack.id()), Optional.empty());
    assertThat(heard).extracting(HostGroups.Change::id).containsExactlyInAnyOrder(rack.id(), site.id());
  }

  @Test
  void aPathIsMadeAsFarAsItIsNotThere() {
    HostGroup made = groups.make(GroupPath.parse("SITE / rack/new\\/er")).orElseThrow();
    assertThat(made.name()).isEqualTo("new/er");
    assertThat(made.parent()).contains(rack.id());
    assertThat(groups.path(Optional.of(made.id())).toString()).isEqualTo("site/rack/new\\/er");
    assertThat(groups.make(GroupPath.parse("site/rack/new\\/er"))).contains(made);
    assertThat(groups.make(GroupPath.TOP)).isEmpty();
    assertThat(groups.groups()).hasSize(3);
    for (String bad : List.of("a//b", "/a", "a/", "a\nb", "x/".repeat(HostGroups.DEEPEST) + "x", "y".repeat(65))) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> GroupPath.parse(bad));
    }
  }

  /** Whatever is stored as the group above: nothing is lost, nothing hangs, and what was mended is told once. */
  @RepeatedTest(40)
  void brokenNestingIsMended() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<GroupId> all = new ArrayList<>(List.of(site.id(), rack.id()));
    int count = 5 + random.nextInt(60);
    for (int i = 0; i < count; i++) {
      all.add(groups.add("g" + i).id());
    }
    for (GroupId id : all) {
      int what = random.nextInt(10);
      String parent = what == 0 ? GroupId.random().toString() : what == 1 ? "no \u0000 uuid"
          : what == 2 ? id.toString() : all.get(random.nextInt(all.size())).toString();
      if (what < 8) {
        stored(id).put("parent", parent);
      }
    }
    HostGroupsImpl again = start();
    assertThat(again.groups()).as("seed %d", seed).hasSize(all.size());
    Set<HostGroup> reached = new HashSet<>(again.groupsIn(Optional.empty()));
    for (HostGroup group : again.groups()) {
      List<HostGroup> upwards = again.upwards(Optional.of(group.id()));
      assertThat(upwards.size()).as("seed %d", seed).isLessThanOrEqualTo(HostGroups.DEEPEST);
      assertThat(reached).as("seed %d: the top is above it", seed).contains(upwards.get(upwards.size() - 1));
    }
    String mended = tree(again);
    assertThat(log.fault()).as("seed %d: something was changed", seed).isPresent();
    assertThat(tree(start())).as("seed %d", seed).isEqualTo(mended);
    assertThat(log.fault()).as("seed %d: told once", seed).isEmpty();
  }
}
