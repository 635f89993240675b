/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;

/** What can be done with the devices of a VM. Each handler asks what is wanted. */
@Component
public final class DeviceActions implements ActionRows {

  static final String PREFIX = "org.xenworkbench.ui.hosts.devices.";

  private static final List<Action<?>> ROWS = Stream.of(DeviceCommand.values()).<Action<?>>map(
      command -> new Action<VirtualMachine>(PREFIX + command.id(), Subject.VM, Asking.NOTHING, command::obstacle,
          Optional.empty()))
      .toList();

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
