/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.SafeLog;

/** Keeps host configurations in the preferences, a node each. Holds no passwords. */
final class HostSettings {

  private static final String NAME = "name";
  private static final String CONNECT = "connectAtStart";
  private static final String READ_ONLY = "readOnly";
  private static final String PEER = "peer";

  private final Preferences preferences;

  HostSettings(Preferences preferences) {
    this.preferences = preferences;
  }

  /** All stored hosts; one that cannot be read is logged and left where it is. */
  List<HostConfiguration> load() {
    List<HostConfiguration> found = new ArrayList<>();
    try {
      for (String id : hosts().childrenNames()) {
        read(id).ifPresent(found::add);
      }
    } catch (BackingStoreException e) {
      SafeLog.of(HostSettings.class).error("The configured hosts cannot be read: " + e.getMessage(), e);
    }
    return found;
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
  }

  /** Writes all hosts to disk, which takes the longer the more there are. */
  void save() {
    preferences.save();
  }

  void remove(HostId id) {
    try {
      hosts().node(id.toString()).removeNode();
      save();
    } catch (BackingStoreException e) {
      SafeLog.of(HostSettings.class).error("Host " + id + " cannot be removed from the settings: " + e.getMessage(), e);
    }
  }

  private org.osgi.service.prefs.Preferences hosts() {
    return preferences.node().node(Preferences.HOSTS);
  }

  private Optional<HostConfiguration> read(String id) {
    org.osgi.service.prefs.Preferences node = hosts().node(id);
    try {
      Optional<Endpoint> peer = node.get(PEER + ".driver", "").isEmpty() ? Optional.empty()
          : Optional.of(readEndpoint(node, PEER + '.'));
      return Optional.of(new HostConfiguration(HostId.of(id), node.get(NAME, ""), readEndpoint(node, ""), peer,
          node.getBoolean(CONNECT, true), node.getBoolean(READ_ONLY, false)));
    } catch (IllegalArgumentException e) {
      SafeLog.of(HostSettings.class).error("The settings of host " + id + " are not valid: " + e.getMessage(), e);
      return Optional.empty();
    }
  }

  private static Endpoint readEndpoint(org.osgi.service.prefs.Preferences node, String prefix) {
    return new Endpoint(node.get(prefix + "driver", ""),
        Endpoint.Transport.valueOf(node.get(prefix + "transport", "").toUpperCase(Locale.ROOT)),
        node.get(prefix + "address", ""), node.getInt(prefix + "port", 0),
        Optional.of(node.get(prefix + "user", "")).filter(user -> !user.isEmpty()));
  }

  private static void write(org.osgi.service.prefs.Preferences node, String prefix, Endpoint endpoint) {
    node.put(prefix + "driver", endpoint.driver());
    node.put(prefix + "transport", endpoint.transport().text());
    node.put(prefix + "address", endpoint.address());
    node.putInt(prefix + "port", endpoint.port());
    node.put(prefix + "user", endpoint.user().orElse(""));
  }
}
