/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.Tags;
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
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.workspace.KeptCount;

/** Tags, and what is left of them after a restart with settings that are whole, broken or newer. */
class TagsImplTest {

  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
  private final EventLogImpl log = new EventLogImpl(dispatcher);
  private final HostId host = HostId.random();
  private final VmId vm = VmId.of(UUID.randomUUID());
  private final TagsImpl tags = start();

  private TagsImpl start() {
    return new TagsImpl(preferences, log, inventory, dispatcher, Clock.systemUTC());
  }

  private org.osgi.service.prefs.Preferences stored() {
    return preferences.node().node("tags");
  }

  @Test
  void tagsAreThereAfterARestartWhetherOrNotTheObjectIs() {
    tags.change(List.of(host, vm), Set.of("web", "b\u00fcro"), Set.of());
    tags.change(List.of(vm), Set.of("db"), Set.of("WEB"));
    tags.change(List.of(VmId.controlDomain(host), VmId.claim(host, vm.uuid())), Set.of("odd"), Set.of());
    TagsImpl again = start();
    assertThat(again.of(host)).containsExactly("b\u00fcro", "web");
    assertThat(again.of(vm)).containsExactly("b\u00fcro", "db");
    assertThat(again.of(VmId.claim(host, vm.uuid()))).as("its own").containsExactly("odd");
    assertThat(again.all()).containsExactly("b\u00fcro", "db", "odd", "web");
    assertThat(again.has(vm, "DB")).isTrue();
    assertThat(again.has(vm, "web")).isFalse();
    assertThat(log.fault()).isEmpty();
    again.change(List.of(vm), Set.of(), Set.of("b\u00fcro", "db"));
    assertThat(start().of(vm)).isEmpty();
    assertThat(stored().get(vm.key(), "none")).isEqualTo("none");
  }

  @Test
  void aTagIsSpeltAsItIsUsedAlready() {
    tags.change(List.of(host), Set.of("Web"), Set.of());
    tags.change(List.of(vm), Set.of("WEB"), Set.of());
    assertThat(tags.of(vm)).containsExactly("Web");
    tags.change(List.of(vm), Set.of("web"), Set.of());
    assertThat(tags.of(vm)).containsExactly("Web");
    assertThat(tags.all()).containsExactly("Web");
  }

  @Test
  void aTagIsAWordOfBoundedLength() {
    for (String bad : List.of("", " ", "a b", "a,b", "a\nb", "a\u0000", "a\u202eb", "a\u00a0b", "\ud800",
        "x".repeat(33))) {
      assertThat(tags.obstacle(bad)).as(bad).isPresent();
      assertThatIllegalArgumentException().isThrownBy(() -> tags.change(List.of(vm), Set.of(bad), Set.of()));
    }
    Set<String> many = IntStream.rangeClosed(0, Tags.MOST).mapToObj(i -> "t" + i).collect(Collectors.toSet());
    assertThatIllegalArgumentException().isThrownBy(() -> tags.change(List.of(host, vm), many, Set.of()))
        .withMessageContaining("more than 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tags.change(List.of(GroupId.random()), Set.of("a"), Set.of()));
    assertThat(tags.all()).isEmpty();
    assertThat(Tags.words(" web,db\t x , ")).containsExactly("web", "db", "x");
  }

  @Test
  void listenersAndLogAreToldOfWhatChangesAndNothingElse() {
    inventory.putHost(Host.of(host, "pm1", Connection.of(Connection.State.DISCONNECTED, Instant.EPOCH)).address("a")
        .build());
    List<Set<ObjectId>> heard = new ArrayList<>();
    tags.addListener(heard::add);
    tags.change(List.of(host), Set.of("web"), Set.of());
    tags.change(List.of(host), Set.of("web"), Set.of("db"));
    tags.change(List.of(host, vm), Set.of("x"), Set.of("web"));
    assertThat(heard).containsExactly(Set.of(host), Set.of(host, vm));
    assertThat(Logged.newest(log, 5)).extracting(LogEntry::message).containsExactly(
        "Changed the tags of 2 hosts and VMs: added x, removed web", "Changed the tags of 'pm1': added web");
    for (ObjectId object : List.of(host, vm)) {
      assertThat(Logged.query(log, EventQuery.newest(5).about(Set.of(object)))).as("found by each of them").first()
          .satisfies(entry -> assertThat(entry.message()).startsWith("Changed the tags of 2 hosts and VMs"));
    }
  }

  @Test
  void aNewerFormIsLeftAloneInWords() {
    tags.change(List.of(host), Set.of("web"), Set.of());
    stored().put("form", "2");
    stored().put("form.check", StoredForm.sum("2"));
    TagsImpl again = start();
    assertThat(again.all()).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> again.change(List.of(host), Set.of("a"), Set.of()))
        .withMessageContaining("newer version");
    assertThat(stored().get(host.key(), "")).isEqualTo("web");
    assertThat(log.fault().orElseThrow()).contains("(form 2)");
  }

  @Test
  void aFormThatWasDamagedHidesNoTags() {
    tags.change(List.of(host), Set.of("web"), Set.of());
    for (String damaged : List.of("3", "q", "99999999999", "", "x".repeat(1 << 16))) {
      stored().put("form", damaged);
      TagsImpl again = start();
      assertThat(again.of(host)).as(damaged).containsExactly("web");
      assertThat(log.fault().orElseThrow()).contains("form", "was damaged").hasSizeLessThan(1_000);
      again.change(List.of(vm), Set.of("db"), Set.of());
      again.change(List.of(vm), Set.of(), Set.of("db"));
      start();
      assertThat(log.fault()).as("told once").isEmpty();
    }
  }

  @Test
  void aFormThatMayBeNewerOrDamagedIsLeftAlone() {
    tags.change(List.of(host), Set.of("web"), Set.of());
    stored().put("form", "2");
    stored().put("form.check", "0");
    TagsImpl again = start();
    assertThatIllegalStateException().isThrownBy(() -> again.change(List.of(host), Set.of("a"), Set.of()))
        .withMessageContaining("or their settings are damaged");
    assertThat(stored().get(host.key(), "")).isEqualTo("web");
  }

  @Test
  void allThatIsLeftOutIsInTheDetails() {
    for (int i = 0; i < 5; i++) {
      stored().put("vm/bad" + i, "web");
    }
    start();
    assertThat(Logged.newest(log, 1)).singleElement()
        .satisfies(entry -> assertThat(entry.details().lines()).hasSize(5).allMatch(line -> line.contains("vm/bad")));
  }

  @Test
  void whatWasChangedByOthersIsToldOnce() {
    tags.change(List.of(host), Set.of("web"), Set.of());
    stored().put(host.key(), "wed");
    assertThat(start().of(host)).containsExactly("wed");
    assertThat(log.fault().orElseThrow()).contains("not those that were stored");
    start();
    assertThat(log.fault()).isEmpty();
  }

  /** Whatever is in the file: the tags of others stay, all is bounded, and what was left out is told once. */
  @RepeatedTest(40)
  void hostileSettingsCostThemselvesOnly() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    tags.change(List.of(host), Set.of("web"), Set.of());
    String[] values = {"", " ", "a\u0000b", "x".repeat(1 << 16), "a ".repeat(1 << 12), "a\u202eb", "good", "good GOOD",
        IntStream.range(0, 40).mapToObj(i -> "t" + i).collect(Collectors.joining(" ")), "\ud800", "\n", "../../x"};
    String[] keys = {"vm/", "vm/x", "group/" + UUID.randomUUID(), "", "host/../..", "claim/a/b", "dom0/\u0000"};
    int count = 1 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      String key = random.nextInt(3) == 0 ? keys[random.nextInt(keys.length)] : VmId.of(UUID.randomUUID()).key();
      stored().put(key, values[random.nextInt(values.length)]);
    }
    TagsImpl again = start();
    assertThat(again.of(host)).as("seed %d", seed).containsExactly("web");
    assertThat(again.all()).as("seed %d", seed).allMatch(Tags::isTag);
    assertThat(log.fault().orElseThrow().length()).as("seed %d", seed).isLessThan(1_000);
    assertThat(start().all()).as("seed %d", seed).isEqualTo(again.all());
    assertThat(log.fault()).as("seed %d: told once", seed).isEmpty();
  }

  /** Whatever way: lines that were taken out of the file look as if nothing had ever been there. */
  @Test
  void tagsThatAreGoneAreToldWithWhatTheyWere(@TempDir Path folder) throws Exception {
    EclipsePreferences node = new EclipsePreferences();
    KeptCount count = new KeptCount(folder.resolve("tags.count"));
    Preferences counted = Preferences.keepingTags(node, count);
    List<VmId> vms = IntStream.range(0, 5).mapToObj(i -> VmId.of(new UUID(1, i))).toList();
    TagsImpl first = new TagsImpl(counted, log, inventory, dispatcher, Clock.systemUTC());
    vms.forEach(each -> first.change(Set.of(each), Set.of("prod", "tag" + vms.indexOf(each)), Set.of()));
    first.change(Set.of(vms.get(4)), Set.of(), Set.of("prod", "tag4"));
    new TagsImpl(counted, log, inventory, dispatcher, Clock.systemUTC());
    assertThat(log.fault()).as("what the user removed is not missing").isEmpty();
    node.node("tags").removeNode();
    new TagsImpl(counted, log, inventory, dispatcher, Clock.systemUTC());
    assertThat(log.fault()).hasValueSatisfying(text -> assertThat(text).contains("are missing", ": 4.",
        "'prod tag0', 'prod tag1'"));
    assertThat(Logged.newest(log, 50)).filteredOn(entry -> entry.status() == LogEntry.Status.WARNING)
        .singleElement().satisfies(entry -> assertThat(entry.details())
            .contains(vms.get(3).key() + " prod tag3"));
    new TagsImpl(counted, log, inventory, dispatcher, Clock.systemUTC());
    assertThat(log.fault()).as("told once").isEmpty();
  }

  /** The file of their number has room for all that can be kept. */
  @Test
  void asManyAsCanBeKeptAreCounted(@TempDir Path folder) {
    KeptCount count = new KeptCount(folder.resolve("tags.count"));
    List<String> lines = IntStream.range(0, TagSettings.MOST_OBJECTS)
        .mapToObj(i -> HostNames.line(VmId.of(new UUID(1, i)).key(), "\u540d".repeat(Tags.LONGEST))).toList();
    HostNames.keep(Optional.of(count), lines, () -> {});
    assertThat(count.damage()).isEmpty();
    assertThat(count.names()).hasSize(TagSettings.MOST_OBJECTS);
  }
}
