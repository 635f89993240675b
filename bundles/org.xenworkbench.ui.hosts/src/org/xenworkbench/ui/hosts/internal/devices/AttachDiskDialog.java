/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.DiskPlan.Bus;
import org.xenworkbench.core.driver.DiskPlan.Use;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.storage.PlanDialog;

/** Asks for a disk that a VM gets. UI thread. */
final class AttachDiskDialog extends PlanDialog<DiskPlan> {

  private final Situation situation;
  private final List<Bus> buses;
  /** Which VM has which disk, as soon as it is known. */
  private Optional<DiskUse> use = Optional.empty();
  /** Why it is not. */
  private Optional<String> untold = Optional.empty();
  private @Nullable SourceFields source;
  private @Nullable Combo as;
  private @Nullable Combo bus;
  private @Nullable Text target;
  private @Nullable Combo format;
  private String proposed = "";
  private Optional<StorageVolume> last = Optional.empty();

  AttachDiskDialog(Situation situation) {
    super(situation.shell(), Messages.AttachDisk_title, Messages.Devices_attach,
        NLS.bind(Messages.AttachDisk_message, SafeText.cell(situation.vm().name())));
    this.situation = situation;
    buses = Bus.of(situation.devices().hypervisor());
  }

  /** Asks; empty if the user wants nothing. */
  static Optional<DeviceDeed> ask(Situation situation) {
    AttachDiskDialog dialog = new AttachDiskDialog(situation);
    dialog.learn();
    return dialog.ask().map(plan -> (devices, vm) -> devices.attach(vm.id(), vm.host(), plan, XenUi.user()));
  }

  /** Who has which disk is told later, and looked at again when it is done: nobody has to wait for it here. */
  void learn() {
    Display display = situation.shell().getDisplay();
    situation.services().getService(VmDevices.class).use(situation.vm().host())
        .whenComplete((told, failure) -> Displays.later(display, () -> {
          if (told != null) {
            tell(told);
          } else if (failure != null) {
            fail(failure);
          }
        }));
  }

  private void fail(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    untold = Optional.of(String.valueOf(cause.getMessage()));
    checkAgain();
  }

  /** Tells which VM has which disk. */
  void tell(DiskUse told) {
    use = Optional.of(told);
    checkAgain();
  }

  private void checkAgain() {
    if (target != null && !target.isDisposed()) {
      check();
    }
  }

  @Override
  protected void fields(Composite panel) {
    Combo pool = choice(panel, Messages.Source_pool, "device.pool", Messages.Source_path);
    Combo volume = suggestions(panel, Messages.Source_volume, "device.volume");
    Combo uses = choice(panel, Messages.AttachDisk_as, "device.use", Messages.AttachDisk_disk,
        Messages.AttachDisk_readOnly, Messages.AttachDisk_cd);
    as = uses;
    Combo choice =
        choice(panel, Messages.AttachDisk_bus, "device.bus", buses.stream().map(Bus::id).toArray(String[]::new));
    bus = choice;
    target = text(panel, Messages.AttachDisk_target, "device.target", "");
    format = choice(panel, Messages.AttachDisk_format, "device.format", VolumePlan.FORMATS.toArray(String[]::new));
    propose();
    choice.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> propose()));
    uses.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> avoidVirtio()));
    volume.addModifyListener(event -> follow());
    volume.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> follow()));
    source = new SourceFields(situation.services().getService(HostResources.class), situation.vm().host(), pool, volume,
        this::check);
  }

  private Bus bus() {
    return buses.get(Math.max(0, Objects.requireNonNull(bus).getSelectionIndex()));
  }

  /** No hypervisor has a drive on it. */
  private void avoidVirtio() {
    if (Objects.requireNonNull(as).getSelectionIndex() == Use.CD.ordinal() && bus() == Bus.VIRTIO) {
      Objects.requireNonNull(bus).select(buses.indexOf(Bus.SATA));
      propose();
      check();
    }
  }

  /** The next name that is free, unless somebody has typed another. */
  private void propose() {
    Text field = Objects.requireNonNull(target);
    if (field.getText().equals(proposed)) {
      proposed = bus().freeTarget(situation.devices());
      field.setText(proposed);
    }
  }

  /** How a volume is stored is known. */
  private void follow() {
    Optional<StorageVolume> now = source == null ? Optional.empty() : source.volume();
    if (!now.equals(last)) {
      last = now;
      now.map(volume -> VolumePlan.FORMATS.indexOf(volume.format())).filter(index -> index >= 0)
          .ifPresent(index -> Objects.requireNonNull(format).select(index));
      check();
    }
  }

  @Override
  protected DiskPlan plan() {
    return new DiskPlan(Objects.requireNonNull(source).path(), Objects.requireNonNull(target).getText().strip(), bus(),
        Objects.requireNonNull(format).getText(),
        Use.values()[Math.max(0, Objects.requireNonNull(as).getSelectionIndex())]);
  }

  @Override
  protected Optional<String> refusal(DiskPlan entered) {
    SourceFields from = Objects.requireNonNull(source);
    Optional<String> lack = entered.use() == Use.CD ? Optional.empty() : from.lack();
    return from.refusal().or(() -> lack).or(entered::refusal).or(() -> taken(entered))
        .or(() -> entered.use() == Use.DISK ? inUse(entered) : Optional.empty());
  }

  private Optional<String> taken(DiskPlan entered) {
    boolean isTaken =
        situation.devices().disks().stream().anyMatch(disk -> disk.target().equals(entered.target()));
    return isTaken ? Optional.of(
        NLS.bind(Messages.AttachDisk_taken, situation.vm().name(), entered.target())) : Optional.empty();
  }

  private Optional<VirtualMachine> user(DiskPlan entered, boolean active) {
    return use.stream().flatMap(told -> told.users(entered.source(), "").stream())
        .filter(vm -> vm.isActive() == active).findFirst();
  }

  private Optional<String> inUse(DiskPlan entered) {
    boolean isOwn = use.stream().flatMap(told -> told.users(entered.source(), "").stream())
        .anyMatch(vm -> vm.id().equals(situation.vm().id()));
    return isOwn ? Optional.of(NLS.bind(Messages.AttachDisk_own, situation.vm().name()))
        : user(entered, true).map(vm -> NLS.bind(Messages.AttachDisk_inUse, vm.name()));
  }

  @Override
  protected Optional<String> caution(DiskPlan entered) {
    return entered.use() == Use.CD ? Optional.empty()
        : user(entered, false).map(vm -> NLS.bind(Messages.AttachDisk_shared, vm.name()))
            .or(() -> use.stream().flatMap(told -> told.namesakes(entered.source()).stream()).findFirst()
                .map(vm -> NLS.bind(Messages.AttachDisk_namesake, vm.name())))
            .or(() -> untold.map(reason -> NLS.bind(Messages.AttachDisk_untold, reason)));
  }
}
