/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostsFileLines.Setting;
import org.xenworkbench.core.model.HostId;

/** One host as a {@link HostsFile} describes it. */
final class DescribedHost {

  private final String name;
  private final Map<String, List<Setting>> settings;

  DescribedHost(String name, Map<String, List<Setting>> settings) {
    this.name = name;
    this.settings = settings;
  }

  /**
   * Its configuration, with a new identity.
   *
   * @throws IllegalArgumentException whose message says what is wrong and in which line
   */
  HostConfiguration configuration() {
    settings.values().forEach(this::check);
    Endpoint endpoint = endpoint("", Optional.empty());
    Optional<Endpoint> peer = settings.keySet().stream().anyMatch(key -> key.startsWith(HostsFileLines.PEER))
        ? Optional.of(endpoint(HostsFileLines.PEER, Optional.of(endpoint))) : Optional.empty();
    boolean tcp = endpoint.transport() == Endpoint.Transport.TCP
        || peer.filter(other -> other.transport() == Endpoint.Transport.TCP).isPresent();
    if (tcp && !flag("insecure")) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_Insecure, name));
    }
    return new HostConfiguration(HostId.random(), name, endpoint, peer, true, flag("readOnly"));
  }

  /**
   * The group that it is in.
   *
   * @throws IllegalArgumentException as {@link #configuration}
   */
  GroupPath group() {
    try {
      return GroupPath.parse(get(HostsFileLines.GROUP, ""));
    } catch (IllegalArgumentException e) {
      throw wrong(HostsFileLines.GROUP, String.valueOf(e.getMessage()));
    }
  }

  private void check(List<Setting> same) {
    Setting setting = same.get(0);
    if (same.stream().anyMatch(one -> !one.readable())) {
      throw wrong(setting, Messages.HostsFile_KeyNotUtf8);
    }
    if (same.size() > 1) {
      throw wrong(same.get(1), NLS.bind(Messages.HostsFile_KeyTwice, setting.key(), setting.line()));
    }
    if (!HostsFileLines.isKnown(setting.key().substring(name.length() + 1))) {
      throw wrong(setting, NLS.bind(Messages.HostsFile_UnknownKey, new Object[] {setting.key(),
          String.join(", ", HostsFileLines.ADDRESS_KEYS), String.join(", ", HostsFileLines.HOST_KEYS)}));
    }
  }

  private Endpoint endpoint(String prefix, Optional<Endpoint> defaults) {
    String driver = get(prefix + "driver", defaults.map(Endpoint::driver).orElse(""));
    if (driver.isEmpty()) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_NoDriver, name + '.' + prefix));
    }
    String transport = get(prefix + "transport", defaults.map(e -> e.transport().text()).orElse("local"));
    Endpoint.Transport way = transport(prefix + "transport", transport);
    int port = number(prefix + "port", get(prefix + "port", "0"));
    try {
      return new Endpoint(driver, way, get(prefix + "address", ""), port,
          Optional.of(get(prefix + "user", "")).filter(user -> !user.isEmpty()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostsFile_Lines, lines(prefix), e.getMessage()), e);
    }
  }

  private Endpoint.Transport transport(String key, String text) {
    try {
      return Endpoint.Transport.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong(key, NLS.bind(Messages.HostsFile_BadTransport, text));
    }
  }

  private int number(String key, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(key, NLS.bind(Messages.HostsFile_BadPort, text));
    }
  }

  /** Anything but true and false is a mistake: "readOnly = yes" must not allow writing. */
  private boolean flag(String key) {
    String text = get(key, "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(key, NLS.bind(Messages.HostsFile_NotTrueOrFalse, name + '.' + key, text));
    }
    return text.equals("true");
  }

  private String get(String key, String otherwise) {
    return settings.containsKey(key) ? settings.get(key).get(0).value() : otherwise;
  }

  /** The lines of an address: which of its parts is wrong is said by the text. */
  private String lines(String prefix) {
    int[] lines = HostsFileLines.ADDRESS_KEYS.stream().filter(key -> settings.containsKey(prefix + key))
        .mapToInt(key -> settings.get(prefix + key).get(0).line()).sorted().toArray();
    int last = lines.length - 1;
    return lines.length == 0 ? "?" : lines[0] == lines[last] ? "" + lines[0] : lines[0] + "-" + lines[last];
  }

  private IllegalArgumentException wrong(String key, String text) {
    return wrong(settings.get(key).get(0), text);
  }

  private static IllegalArgumentException wrong(Setting setting, String text) {
    return new IllegalArgumentException(NLS.bind(Messages.HostsFile_Lines, setting.line(), text));
  }
}
