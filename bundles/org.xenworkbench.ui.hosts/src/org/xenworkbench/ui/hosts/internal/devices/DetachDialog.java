/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.storage.PlanDialog;

/** Asks which device a VM loses. UI thread. */
final class DetachDialog extends PlanDialog<String> {

  private static final int WIDTH = 60;

  private final Situation situation;
  private final List<DeviceChoice> choices;
  private @Nullable Combo device;

  DetachDialog(Situation situation) {
    super(situation.shell(), Messages.Detach_title, Messages.Detach_action, NLS.bind(
        DeviceChoice.all(situation.devices()).isEmpty() ? Messages.Detach_none : Messages.Detach_message,
        situation.vm().name()));
    this.situation = situation;
    choices = DeviceChoice.all(situation.devices());
  }

  /** Asks; empty if the user wants nothing. */
  static Optional<DeviceDeed> ask(Situation situation) {
    return new DetachDialog(situation).ask()
        .map(device -> (devices, vm) -> devices.detach(vm.id(), vm.host(), device, XenUi.user()));
  }

  @Override
  protected void fields(Composite panel) {
    question(panel, 2, Messages.Detach_stays, WIDTH);
    Combo field = choice(panel, Messages.Detach_device, "device.name", DeviceChoice.labels(choices));
    select(field, situation.selected().orElse(""));
    device = field;
  }

  /** None of itself: the first is the disk that the guest runs from. */
  private void select(Combo field, String name) {
    field.deselectAll();
    if (choices.stream().anyMatch(choice -> choice.name().equals(name))) {
      field.select(DeviceChoice.index(choices, name));
    }
  }

  @Override
  protected String plan() {
    int index = Objects.requireNonNull(device).getSelectionIndex();
    return index < 0 ? "" : choices.get(index).name();
  }

  @Override
  protected Optional<String> refusal(String entered) {
    return !entered.isEmpty() ? Optional.empty() : Optional.of(
        choices.isEmpty() ? NLS.bind(Messages.Detach_none, situation.vm().name()) : Messages.Detach_choose);
  }
}
