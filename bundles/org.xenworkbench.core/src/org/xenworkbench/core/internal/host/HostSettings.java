/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * Keeps host configurations in the preferences, a node each, with a checksum and their number, which is kept apart from
 * the file, too, with their names, so that damage of the file is not taken for what the user wants. Holds no passwords.
 */
final class HostSettings {

  /**
   * What is stored.
   *
   * @param hosts those that can be read; one that does not fit its checksum is not connected by itself
   * @param damage what cannot be read, is not what was stored, or is missing, in sentences for the user
   */
  record Stored(List<HostConfiguration> hosts, List<String> damage) {
  }

  private static final String NAME = "name";
  private static final String CONNECT = "connectAtStart";
  private static final String READ_ONLY = "readOnly";
  private static final String PEER = "peer";
  private static final String CHECK = "check";
  private static final String COUNT = "count";

  private static final List<String> CHECKED = List.of(NAME, READ_ONLY, "driver", "transport", "address", "port", "user",
      PEER + ".driver", PEER + ".transport", PEER + ".address", PEER + ".port", PEER + ".user");

  private final Preferences preferences;

  HostSettings(Preferences preferences) {
    this.preferences = preferences;
  }

  /** All stored hosts. What cannot be read, or is missing, is told once: the words for it have all that was stored. */
  Stored load() {
    List<HostConfiguration> found = new ArrayList<>();
    List<String> damage = new ArrayList<>(preferences.damage().stream().toList());
    try {
      HostNames known = new HostNames(preferences.keptHosts().map(KeptCount::names).orElse(List.of()));
      String[] ids = hosts().childrenNames();
      for (String id : ids) {
        read(id, known, damage).ifPresent(found::add);
      }
      long kept = preferences.keptHosts().map(KeptCount::read).orElse(0L);
      long missing = Math.max(hosts().getInt(COUNT, ids.length), kept) - ids.length;
      if (missing > 0) {
        damage.add((NLS.bind(Messages.HostSettings_Missing, missing) + ' ' + known.missing(Set.of(ids))).strip());
      }
      Optional<String> uncounted = preferences.keptHosts().flatMap(KeptCount::damage);
      uncounted.ifPresent(damage::add);
      boolean isOfEarlierVersion = kept < ids.length;
      if (uncounted.isPresent() || missing > 0 || found.size() < ids.length || isOfEarlierVersion) {
        count();
        save();
      }
    } catch (BackingStoreException e) {
      damage.add(NLS.bind(SharedMessages.HostSettings_Unreadable, e.getMessage()));
    }
    return new Stored(List.copyOf(found), List.copyOf(damage));
  }

  /** Sets what is stored of a host; {@link #save} makes it last. */
  void put(HostConfiguration host) {
    org.osgi.service.prefs.Preferences node = hosts().node(host.id().toString());
    node.put(NAME, host.name());
    node.putBoolean(CONNECT, host.connectAtStart());
    node.putBoolean(READ_ONLY, host.readOnly());
    write(node, "", host.endpoint());
    if (host.peer().isPresent()) {
      write(node, PEER + '.', host.peer().get());
    } else {
      node.remove(PEER + ".driver");
    }
    node.put(CHECK, check(node));
    count();
  }

  private void count() {
    hosts().putInt(COUNT, ids().length);
  }

  private String[] ids() {
    try {
      return hosts().childrenNames();
    } catch (BackingStoreException e) {
      throw new IllegalStateException(e); // of preferences that are in memory
    }
  }

  private List<String> names() {
    return Arrays.stream(ids()).sorted().map(id -> HostNames.line(id, hosts().node(id).get(NAME, ""))).toList();
  }

  /** A checksum of what tells where a host is and how it is reached. */
  private static String check(org.osgi.service.prefs.Preferences node) {
    CRC32 sum = new CRC32();
    for (String key : CHECKED) {
      String value = key.startsWith(PEER) && node.get(PEER + ".driver", "").isEmpty() ? "" : node.get(key, "");
      sum.update((value + '\n').getBytes(StandardCharsets.UTF_8));
    }
    return Long.toHexString(sum.getValue());
  }

  /** Writes all hosts to disk, which takes the longer the more there are. */
  void save() {
    HostNames.keep(preferences.keptHosts(), names(), preferences::save);
  }

  void remove(HostId id) {
    try {
      hosts().node(id.toString()).removeNode();
      count();
      save();
    } catch (BackingStoreException e) {
      SafeLog.of(HostSettings.class).error("Host " + id + " cannot be removed from the settings: " + e.getMessage(), e);
    }
  }

  private org.osgi.service.prefs.Preferences hosts() {
    return preferences.node().node(Preferences.HOSTS);
  }

  private static String words(org.osgi.service.prefs.Preferences node) throws BackingStoreException {
    return Arrays.stream(node.keys()).sorted().map(key -> key + '=' + node.get(key, ""))
        .collect(Collectors.joining(", "));
  }

  private Optional<HostConfiguration> read(String id, HostNames known, List<String> damage)
      throws BackingStoreException {
    org.osgi.service.prefs.Preferences node = hosts().node(id);
    String name = node.get(NAME, known.of(id));
    boolean asStored = node.get(CHECK, check(node)).equals(check(node)) // earlier versions had no checksum
        && Preferences.isSwitch(node.get(CONNECT, "true"));
    try {
      Optional<Endpoint> peer = node.get(PEER + ".driver", "").isEmpty() ? Optional.empty()
          : Optional.of(readEndpoint(node, PEER + '.'));
      HostConfiguration host = new HostConfiguration(HostId.of(id), node.get(NAME, ""), readEndpoint(node, ""), peer,
          asStored && node.getBoolean(CONNECT, true), node.getBoolean(READ_ONLY, false));
      if (!asStored) {
        damage.add(NLS.bind(Messages.HostSettings_Changed, name));
      }
      return Optional.of(host);
    } catch (IllegalArgumentException e) {
      damage.add(NLS.bind(Messages.HostSettings_Invalid, new Object[] {name, e.getMessage(), words(node)}));
      node.removeNode();
      return Optional.empty();
    }
  }

  private static Endpoint readEndpoint(org.osgi.service.prefs.Preferences node, String prefix) {
    return new Endpoint(node.get(prefix + "driver", ""),
        transport(node.get(prefix + "transport", "")),
        node.get(prefix + "address", ""), node.getInt(prefix + "port", 0),
        Optional.of(node.get(prefix + "user", "")).filter(user -> !user.isEmpty()));
  }

  private static Endpoint.Transport transport(String text) {
    return Arrays.stream(Endpoint.Transport.values()).filter(each -> each.text().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.HostSettings_BadTransport, text)));
  }

  private static void write(org.osgi.service.prefs.Preferences node, String prefix, Endpoint endpoint) {
    node.put(prefix + "driver", endpoint.driver());
    node.put(prefix + "transport", endpoint.transport().text());
    node.put(prefix + "address", endpoint.address());
    node.putInt(prefix + "port", endpoint.port());
    node.put(prefix + "user", endpoint.user().orElse(""));
  }
}
