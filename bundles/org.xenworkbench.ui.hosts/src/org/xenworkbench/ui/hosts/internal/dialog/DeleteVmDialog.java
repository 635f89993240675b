/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.storage.DiskOfVm;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks before VMs are deleted, and which of their disks go with them; none unless the user says so. UI thread. */
public final class DeleteVmDialog extends TypedConfirmationDialog {

  private final VmDevices devices;
  private final List<VirtualMachine> vms;
  private final Map<HostId, String> untold = new LinkedHashMap<>();
  private final List<DiskOfVm> disks = new ArrayList<>();
  private int asked;
  private @Nullable Label state;
  private @Nullable DiskChoice choice;

  /**
   * Creates it.
   *
   * @param label what is to be typed
   * @param latest what is asked for now
   * @param vms what is deleted
   */
  public DeleteVmDialog(Shell shell, String label, Supplier<Wanted> latest, VmDevices devices,
      List<VirtualMachine> vms) {
    super(shell, MessageFormat.format(Messages.VmHandlers_delete, vms.size()), label, latest);
    this.devices = devices;
    this.vms = vms;
  }

  /** The volumes that are to be deleted with their VMs. */
  public Map<VmId, List<ResourceId>> chosen() {
    return choice == null ? Map.of()
        : choice.chosen().stream().filter(disk -> disk.volume().isPresent()).collect(Collectors.groupingBy(DiskOfVm::vm,
            Collectors.mapping(disk -> disk.volume().orElseThrow(), Collectors.toList())));
  }

  @Override
  protected void further(Composite panel, int columns) {
    Label label = new Label(panel, SWT.WRAP);
    label.setText(MessageFormat.format(Messages.DeleteVm_reading, vms.size()));
    GridDataFactory.fillDefaults().span(columns, 1).grab(true, false).applyTo(label);
    state = label;
    Composite holder = new Composite(panel, SWT.NONE);
    GridDataFactory.fillDefaults().span(columns, 1).grab(true, true).hint(640, 120).applyTo(holder);
    choice = new DiskChoice(holder,
        vms.stream().collect(Collectors.toMap(VirtualMachine::id, VirtualMachine::name)));
    Display display = panel.getDisplay();
    Map<HostId, List<VmId>> byHost = vms.stream().collect(Collectors.groupingBy(VirtualMachine::host,
        Collectors.mapping(VirtualMachine::id, Collectors.toList())));
    asked = byHost.size();
    byHost.forEach((host, of) -> devices.disks(host, of)
        .whenComplete((told, failure) -> Displays.later(display, () -> tell(host, told, failure))));
  }

  private void tell(HostId host, @Nullable List<DiskOfVm> told, @Nullable Throwable failure) {
    Label label = Objects.requireNonNull(state);
    if (label.isDisposed()) {
      return;
    }
    asked--;
    if (told != null) {
      disks.addAll(told);
    } else if (failure != null) {
      Throwable cause =
          failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
      untold.put(host, String.valueOf(cause.getMessage()));
    }
    Objects.requireNonNull(choice).show(disks);
    label.setText(SafeText.label(text()));
    label.requestLayout();
  }

  /** What of the hosts that told can be chosen, and what of others stays. */
  private String text() {
    String told = asked > 0 ? Messages.DeleteVm_reading : !disks.isEmpty() ? Messages.DeleteVm_some
        : untold.isEmpty() ? Messages.DeleteVm_none : "";
    return Stream.concat(Stream.of(MessageFormat.format(told, vms.size())).filter(text -> !text.isEmpty()),
        untold.entrySet().stream().map(host -> untold(host.getKey(), host.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private String untold(HostId host, String reason) {
    List<String> names = vms.stream().filter(vm -> vm.host().equals(host)).map(VirtualMachine::name).toList();
    return MessageFormat.format(Messages.DeleteVm_untold, names.size(), names.get(0), reason);
  }
}
