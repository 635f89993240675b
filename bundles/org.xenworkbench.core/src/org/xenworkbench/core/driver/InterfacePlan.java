/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network interface that is to be attached to a domain.
 *
 * @param kind what it is connected to
 * @param source the name of the network or bridge
 * @param model what the guest sees; empty for what its host gives by itself
 * @param mac its address, such as {@code 52:54:00:12:34:56}; empty for one that is made up
 * @since 0.1
 */
public record InterfacePlan(Kind kind, String source, String model, String mac) {

  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9_.-]{0,32}");
  /** That of nobody. */
  private static final String NO_MAC = "00:00:00:00:00:00";
  private static final Pattern MAC = Pattern.compile("([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}");
  /** As netlink takes them. */
  private static final Pattern BRIDGE = Pattern.compile("[A-Za-z0-9._-]{1,15}");

  /** What an interface can be connected to. */
  public enum Kind {
    /** A network of its host. */
    NETWORK,
    /** A bridge of its host. */
    BRIDGE
  }

  /** Why it cannot be attached to any domain, as a sentence for the user; empty if a host may be asked to. */
  public Optional<String> refusal() {
    Optional<String> place = kind == Kind.NETWORK ? ResourceAction.NAME.refusal(source)
        : BRIDGE.matcher(source).matches() ? Optional.empty() : Optional.of(Messages.NetworkPlan_bridge);
    if (place.isPresent()) {
      return place;
    }
    if (!MODEL.matcher(model).matches()) {
      return Optional.of(Messages.InterfacePlan_model);
    }
    boolean single = mac.isEmpty() || MAC.matcher(mac).matches() && (Character.digit(mac.charAt(1), 16) & 1) == 0
        && !NO_MAC.equals(mac);
    return single ? Optional.empty() : Optional.of(Messages.InterfacePlan_mac);
  }
}
