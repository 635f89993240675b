/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.text.RowNames;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.NoQuestionOpen;
import org.xenworkbench.ui.Problems;

/** What is done with the devices of a VM: a row of the table of actions each, and a button on its page. */
enum DeviceCommand {
  /** A disk or CD drive. */
  ATTACH_DISK(Feature.DEVICES, AttachDiskDialog::ask),
  /** A network interface. */
  ATTACH_INTERFACE(Feature.DEVICES, AttachInterfaceDialog::ask),
  /** Either. */
  DETACH_DEVICE(Feature.DEVICES, DetachDialog::ask),
  /** Another CD, or none. */
  CHANGE_MEDIUM(Feature.MEDIA, ChangeMediumDialog::ask);

  private final Feature feature;
  private final Function<Situation, Optional<DeviceDeed>> question;

  DeviceCommand(Feature feature, Function<Situation, Optional<DeviceDeed>> question) {
    this.feature = feature;
    this.question = question;
  }

  /** Its name in the table of actions. */
  public String id() {
    return RowNames.id(name());
  }

  /** Why it cannot be done with a VM now, as a sentence; empty if it can. */
  public Optional<String> obstacle(IServiceLocator services, VirtualMachine vm) {
    return services.getService(VmDevices.class).obstacle(vm.id(), vm.host(), feature);
  }

  /**
   * Has the host asked what the VM consists of, then the user what is wanted. UI thread.
   *
   * @param shell over which it is asked; nothing is if it is closed or something else is asked meanwhile
   * @param selected the device that is selected; empty if none is
   * @param perform begins it, if the user wants it
   */
  public void ask(IServiceLocator services, Shell shell, VirtualMachine vm, Optional<String> selected,
      Consumer<DeviceDeed> perform) {
    Display display = shell.getDisplay();
    services.getService(VmDevices.class).devices(vm.id(), vm.host())
        .whenComplete((devices, failure) -> Displays.later(display, () -> {
          if (!shell.isDisposed() && NoQuestionOpen.holds(shell)) { // else the user is at something else by now
            ask(new Situation(services, shell, vm, devices == null ? DomainDevices.NONE : devices, selected), failure,
                perform);
          }
        }));
  }

  private void ask(Situation situation, @Nullable Throwable failure, Consumer<DeviceDeed> perform) {
    if (failure != null) {
      Problems.show(NLS.bind(Messages.Devices_untold, situation.vm().name()),
          failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
    } else {
      question.apply(situation).ifPresent(perform);
    }
  }
}
