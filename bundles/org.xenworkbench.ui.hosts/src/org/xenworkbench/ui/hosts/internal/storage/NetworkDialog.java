/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.NetworkPlan.Mode;
import org.xenworkbench.core.driver.NetworkPlan;

/** Asks for a network. UI thread. */
final class NetworkDialog extends PlanDialog<NetworkPlan> {

  private static final String SUBNET = "150";

  private @Nullable Text name;
  private @Nullable Combo mode;
  private @Nullable Text subnet;
  private @Nullable Text bridge;

  NetworkDialog(Shell shell, Predicate<String> taken) {
    super(shell, Messages.Plan_network, Messages.Plan_networkMessage, taken);
  }

  @Override
  protected void fields(Composite panel) {
    name = text(panel, Messages.Plan_name, "plan.name", "");
    Combo modes = choice(panel, Messages.Plan_mode, "plan.mode", Messages.Plan_nat, Messages.Plan_isolated,
        Messages.Plan_bridged);
    mode = modes;
    subnet = text(panel, Messages.Plan_subnet, "plan.subnet", SUBNET);
    bridge = text(panel, Messages.Plan_bridge, "plan.bridge", "");
    modes.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> enable()));
    enable();
  }

  private void enable() {
    boolean isBridged = mode() == Mode.BRIDGE;
    Objects.requireNonNull(subnet).setEnabled(!isBridged);
    Objects.requireNonNull(bridge).setEnabled(isBridged);
  }

  private Mode mode() {
    return Mode.values()[Math.max(0, Objects.requireNonNull(mode).getSelectionIndex())];
  }

  @Override
  protected NetworkPlan plan() {
    String number = Objects.requireNonNull(subnet).getText().strip();
    return new NetworkPlan(Objects.requireNonNull(name).getText().strip(), mode(),
        Objects.requireNonNull(bridge).getText().strip(), number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : -1);
  }

  @Override
  protected Optional<String> refusal(NetworkPlan entered) {
    return taken(entered.name()).or(entered::refusal);
  }
}
