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
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.storage.PlanDialog;

/** Asks what is in a drive of a VM from now on. UI thread. */
final class ChangeMediumDialog extends PlanDialog<ChangeMediumDialog.Medium> {

  private final Situation situation;
  private final List<DeviceChoice> drives;
  private @Nullable Combo drive;
  private @Nullable SourceFields source;

  /**
   * What is in which drive.
   *
   * @param drive the guest's name of it; empty if there is none
   * @param source its path; empty if nothing is
   */
  record Medium(String drive, String source) {
  }

  ChangeMediumDialog(Situation situation) {
    super(situation.shell(), Messages.ChangeMedium_action, Messages.ChangeMedium_action,
        NLS.bind(DeviceChoice.drives(situation.devices()).isEmpty() ? Messages.ChangeMedium_none
            : Messages.ChangeMedium_insert, situation.vm().name()));
    this.situation = situation;
    drives = DeviceChoice.drives(situation.devices());
  }

  /** Asks; empty if the user wants nothing. */
  static Optional<DeviceDeed> ask(Situation situation) {
    return new ChangeMediumDialog(situation).ask().map(medium -> (devices, vm) -> devices.changeMedium(vm.id(),
        vm.host(), medium.drive(), medium.source(), XenUi.user()));
  }

  @Override
  protected void fields(Composite panel) {
    Combo field = choice(panel, Messages.ChangeMedium_drive, "device.drive", DeviceChoice.labels(drives));
    field.select(DeviceChoice.index(drives, situation.selected().orElse("")));
    drive = field;
    Combo pool = choice(panel, Messages.Source_pool, "device.pool", Messages.Source_path);
    Combo volume = suggestions(panel, Messages.Source_volume, "device.volume");
    source = new SourceFields(situation.services().getService(HostResources.class), situation.vm().host(), pool, volume,
        this::check);
  }

  @Override
  protected Medium plan() {
    int index = Objects.requireNonNull(drive).getSelectionIndex();
    return new Medium(index < 0 ? "" : drives.get(index).name(), Objects.requireNonNull(source).path());
  }

  @Override
  protected Optional<String> refusal(Medium entered) {
    return entered.drive().isEmpty() ? Optional.of(NLS.bind(Messages.ChangeMedium_none, situation.vm().name()))
        : Objects.requireNonNull(source).refusal();
  }

  @Override
  protected Optional<String> caution(Medium entered) {
    return entered.source().isEmpty() ? Optional.of(NLS.bind(Messages.ChangeMedium_eject, situation.vm().name()))
        : Optional.empty();
  }
}
