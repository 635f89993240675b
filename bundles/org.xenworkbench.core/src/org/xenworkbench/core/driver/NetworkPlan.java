/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network that is to be made.
 *
 * @param name its name
 * @param mode how it leads out
 * @param bridge of {@link Mode#BRIDGE} the bridge that the host has already; of others ignored
 * @param subnet of the others the third number of its addresses, 192.168.SUBNET.0/24, which the host gives out
 * @since 0.1
 */
public record NetworkPlan(String name, Mode mode, String bridge, int subnet) {

  /** What Linux allows as the name of a device. */
  private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");
  private static final int MOST_SUBNET = 254;

  /** How a network leads out. */
  public enum Mode {
    /** Through the host, which stands for its guests outside. */
    NAT,
    /** Not at all: guests reach the host and each other. */
    ISOLATED,
    /** By a bridge of the host: guests are where that is. */
    BRIDGE
  }

  /** Why it cannot be made, as a sentence for the user; empty if the host may be asked to. */
  public Optional<String> refusal() {
    return ResourceAction.NAME.refusal(name).or(() -> mode == Mode.BRIDGE ? badBridge() : badSubnet());
  }

  private Optional<String> badBridge() {
    return DEVICE.matcher(bridge).matches() ? Optional.empty() : Optional.of(Messages.NetworkPlan_bridge);
  }

  private Optional<String> badSubnet() {
    return subnet >= 0 && subnet <= MOST_SUBNET ? Optional.empty() : Optional.of(Messages.NetworkPlan_subnet);
  }
}
