/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.Optional;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;

/** The handlers of what is done with the devices of the selected VM. */
public final class DeviceHandlers {

  private DeviceHandlers() {
  }

  /** Asks for what is done with one. */
  private abstract static class Asks extends ActionHandler<VirtualMachine> {

    private final DeviceCommand command;

    Asks(DeviceCommand command) {
      this.command = command;
    }

    @Override
    protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
      if (choice.fit().size() > 1) {
        refuse(window, Messages.Devices_one);
        return;
      }
      command.ask(window, window.getShell(), choice.fit().get(0), Optional.empty(), deed -> perform(window, choice,
          (services, vm) -> deed.on(services.getService(VmDevices.class), vm)));
    }
  }

  /** Attaches a disk. */
  public static final class AttachDisk extends Asks {

    /** Made by plugin.xml. */
    public AttachDisk() {
      super(DeviceCommand.ATTACH_DISK);
    }
  }

  /** Attaches a network interface. */
  public static final class AttachInterface extends Asks {

    /** Made by plugin.xml. */
    public AttachInterface() {
      super(DeviceCommand.ATTACH_INTERFACE);
    }
  }

  /** Detaches a device. */
  public static final class Detach extends Asks {

    /** Made by plugin.xml. */
    public Detach() {
      super(DeviceCommand.DETACH_DEVICE);
    }
  }

  /** Changes what is in a drive. */
  public static final class ChangeMedium extends Asks {

    /** Made by plugin.xml. */
    public ChangeMedium() {
      super(DeviceCommand.CHANGE_MEDIUM);
    }
  }
}
