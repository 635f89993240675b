/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.XenIcon;

/** What a console view says of its VM, as the inventory knows it at that moment. */
final class ConsoleTexts {

  private final Inventory inventory;
  private final VmId vm;
  private String name;

  /**
   * Creates one.
   *
   * @param name the VM's last known name; empty if there is none
   */
  ConsoleTexts(Inventory inventory, VmId vm, String name) {
    this.inventory = inventory;
    this.vm = vm;
    this.name = name;
  }

  /** The VM's name, also while it is not known. */
  String name() {
    name = inventory.virtualMachine(vm).map(VirtualMachine::name).orElse(name.isEmpty() ? vm.toString() : name);
    return name;
  }

  String title() {
    return NLS.bind(Messages.ConsoleTexts_title, name());
  }

  String tooltip() {
    return host().map(host -> NLS.bind(Messages.ConsoleTexts_tooltip, name(), host)).orElse(title());
  }

  /** How the console stands, in a sentence. */
  String state(ConsoleStatus status) {
    return switch (status.phase()) {
      case ATTACHED -> host().map(host -> NLS.bind(Messages.ConsoleTexts_attached, name(), host))
          .orElse(status.text());
      case OPENING -> NLS.bind(Messages.ConsoleTexts_opening, name(), host().orElse(""));
      case WAITING -> status.text().contains('\'' + name() + '\'')
          ? NLS.bind(Messages.ConsoleTexts_waitingSince, status.text())
          : NLS.bind(Messages.ConsoleTexts_waiting, name(), status.text()).trim();
      case FAILED -> status.text();
    };
  }

  /** What to do now; empty if nothing has to be said. */
  String hint(ConsoleStatus status, boolean heard) {
    return switch (status.phase()) {
      case ATTACHED -> heard ? "" : Messages.ConsoleTexts_pressEnter;
      case FAILED -> Messages.ConsoleTexts_reconnect;
      default -> "";
    };
  }

  XenIcon icon(ConsoleStatus status) {
    return switch (status.phase()) {
      case ATTACHED -> XenIcon.STATUS_OK;
      case OPENING, WAITING -> XenIcon.STATUS_RUNNING;
      case FAILED -> XenIcon.STATUS_FAILED;
    };
  }

  private Optional<String> host() {
    return inventory.virtualMachine(vm).map(VirtualMachine::host).flatMap(inventory::host)
        .map(host -> NLS.bind(Messages.ConsoleTexts_host, host.name()));
  }
}
