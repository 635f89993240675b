/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.host.GroupPath;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * Keeps groups of hosts in the preferences, a node each, with a checksum and their number, which is kept apart from the
 * file, too, with their names, so that damage is told, and costs the group that has it.
 */
final class GroupSettings {

  /** Of groups that are not within each other, which an earlier version reads, too. */
  private static final String FLAT = "1";
  private static final String NESTED = "2";
  private static final String COUNT = "count";
  private static final String NAME = "name";
  private static final String HOSTS = "hosts";
  private static final String PARENT = "parent";
  private static final String CHECK = "check";

  /**
   * What is stored.
   *
   * @param groups those that can be read
   * @param damage what cannot be read, or is not what was stored
   * @param newer why nothing may be changed, if a newer version stored it, or may have
   */
  record Stored(List<HostGroup> groups, GroupDamage damage, Optional<String> newer) {
  }

  private final Preferences preferences;

  GroupSettings(Preferences preferences) {
    this.preferences = preferences;
  }

  /** All stored groups. What cannot be read is told once: the words for it have all that was stored. */
  Stored load() {
    GroupDamage damage = new GroupDamage();
    StoredForm form = form();
    Optional<String> newer = form.obstacle();
    if (newer.isPresent()) {
      damage.add(newer.get());
      return new Stored(List.of(), damage, newer);
    }
    form.damage().ifPresent(damage::add);
    List<HostGroup> found = new ArrayList<>();
    Map<HostId, String> grouped = new HashMap<>();
    try {
      String[] ids = node().childrenNames();
      Arrays.sort(ids);
      for (String id : ids) {
        read(id, grouped, damage).ifPresent(found::add);
      }
      findMissing(Set.of(ids), damage);
      found = GroupNesting.mended(found, damage);
      findNamesakes(found, damage);
      boolean isOfEarlierVersion = preferences.keptGroups().map(KeptCount::read).orElse(0L) < ids.length;
      if (!damage.isEmpty() || isOfEarlierVersion) {
        found.forEach(this::put); // told once
        save();
      }
    } catch (BackingStoreException e) {
      damage.add(NLS.bind(Messages.HostGroups_Unreadable, e.getMessage()));
    }
    return new Stored(List.copyOf(found), damage, Optional.empty());
  }

  private void findMissing(Set<String> ids, GroupDamage damage) {
    Optional<KeptCount> apart = preferences.keptGroups();
    long kept = apart.map(KeptCount::read).orElse(0L);
    long missing = Math.max(node().getInt(COUNT, ids.size()), kept) - ids.size();
    if (missing > 0) {
      HostNames known = new HostNames(apart.map(KeptCount::names).orElse(List.of()));
      damage.add((NLS.bind(Messages.HostGroups_Missing, missing) + ' ' + known.missing(ids)).strip());
    }
    apart.flatMap(KeptCount::damage).ifPresent(damage::add);
  }

  /** They stay as they are: which is to have another name is the user's choice. */
  private static void findNamesakes(List<HostGroup> found, GroupDamage damage) {
    Map<Optional<GroupId>, Set<String>> names = new HashMap<>();
    found.stream().filter(
        group -> !names.computeIfAbsent(group.parent(), key -> new HashSet<>()).add(NameOrder.key(group.name())))
        .forEach(group -> damage.add(NLS.bind(Messages.HostGroups_Namesake, group.name())));
  }

  private Optional<HostGroup> read(String id, Map<HostId, String> grouped, GroupDamage damage)
      throws BackingStoreException {
    org.osgi.service.prefs.Preferences node = node().node(id);
    String name = node.get(NAME, "");
    String words = Arrays.stream(node.keys()).sorted().map(key -> key + '=' + node.get(key, ""))
        .collect(Collectors.joining(", "));
    try {
      GroupId group = GroupId.of(id);
      if (!GroupPath.couldBeName(name)) {
        throw new IllegalArgumentException(NLS.bind(SharedMessages.HostConfiguration_BadName, name));
      }
      if (!node.get(CHECK, "").equals(check(node))) {
        damage.add(NLS.bind(Messages.HostGroups_Changed, name, words));
      }
      return Optional.of(new HostGroup(group, name, readHosts(node, name, grouped, damage))
          .in(readParent(node, name, damage)));
    } catch (IllegalArgumentException e) {
      damage.add(NLS.bind(Messages.HostGroups_Invalid,
          new Object[] {name.isBlank() ? id : name, e.getMessage(), words}));
      node.removeNode();
      return Optional.empty();
    }
  }

  /** What is no identity costs itself only, and a host that is in another group already stays there. */
  private static Set<HostId> readHosts(org.osgi.service.prefs.Preferences node, String name,
      Map<HostId, String> grouped, GroupDamage damage) {
    Set<HostId> hosts = new HashSet<>();
    for (String text : node.get(HOSTS, "").split(" ")) {
      try {
        if (!text.isEmpty()) {
          HostId host = HostId.of(text);
          String other = grouped.putIfAbsent(host, name);
          if (other == null) {
            hosts.add(host);
          } else {
            damage.add(other.equals(name) ? NLS.bind(Messages.HostGroups_TwiceInOne, host, name)
                : NLS.bind(Messages.HostGroups_Twice, new Object[] {host, other, name}));
          }
        }
      } catch (IllegalArgumentException e) {
        damage.add(NLS.bind(Messages.HostGroups_BadHost, name, text));
      }
    }
    return hosts;
  }

  private static Optional<GroupId> readParent(org.osgi.service.prefs.Preferences node, String name,
      GroupDamage damage) {
    String text = node.get(PARENT, "");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(GroupId.of(text));
    } catch (IllegalArgumentException e) {
      damage.add(NLS.bind(Messages.HostGroups_BadParent, name, text));
      return Optional.empty();
    }
  }

  /** Sets what is stored of a group; {@link #save} makes it last. */
  void put(HostGroup group) {
    org.osgi.service.prefs.Preferences node = node().node(group.id().toString());
    node.put(NAME, group.name());
    node.put(HOSTS, group.hosts().stream().map(HostId::toString).sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(" ")));
    group.parent().ifPresentOrElse(parent -> node.put(PARENT, parent.toString()), () -> node.remove(PARENT));
    node.put(CHECK, check(node));
  }

  /** Removes what is stored of a group; {@link #save} makes it last. */
  void remove(GroupId id) {
    try {
      node().node(id.toString()).removeNode();
    } catch (BackingStoreException e) {
      throw new IllegalStateException(e); // of preferences that are in memory
    }
  }

  void save() {
    try {
      String[] ids = node().childrenNames();
      boolean isNested = Arrays.stream(ids).anyMatch(id -> !node().node(id).get(PARENT, "").isEmpty());
      form().put(isNested ? NESTED : FLAT);
      node().putInt(COUNT, ids.length);
      List<String> names = Arrays.stream(ids).sorted().map(id -> HostNames.line(id, node().node(id).get(NAME, "")))
          .toList();
      HostNames.keep(preferences.keptGroups(), names, preferences::save);
    } catch (BackingStoreException e) {
      throw new IllegalStateException(e); // of preferences that are in memory
    }
  }

  private StoredForm form() {
    return new StoredForm(node(), List.of(FLAT, NESTED), new StoredForm.Words(Messages.HostGroups_Newer,
        Messages.HostGroups_UnknownForm, Messages.HostGroups_FormDamaged));
  }

  private static String check(org.osgi.service.prefs.Preferences node) {
    CRC32 sum = new CRC32();
    String parent = node.get(PARENT, "");
    sum.update((node.get(NAME, "") + '\n' + node.get(HOSTS, "") + (parent.isEmpty() ? "" : '\n' + parent))
        .getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private org.osgi.service.prefs.Preferences node() {
    return preferences.node().node(Preferences.GROUPS);
  }
}
