/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.jface.resource.ImageDescriptor;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * The icons, drawn as SVG so that they are sharp at every zoom. A control makes images of them with a
 * {@link org.eclipse.jface.resource.LocalResourceManager} of its own. In plugin.xml:
 * {@code platform:/plugin/org.xenworkbench.ui/icons/start.svg}.
 *
 * @since 0.1
 */
public enum XenIcon {
  HOSTS, HOST, HOST_CONNECTING, HOST_DISCONNECTED, HOST_FAILED, MACHINE, DOM0,
  VM, VM_RUNNING, VM_PAUSED, VM_OFF, VM_CRASHED, VM_MIGRATING,
  ADD_HOST, REMOVE_HOST, CONNECT, DISCONNECT, PROPERTIES,
  START, SHUT_DOWN, FORCE_OFF, REBOOT, PAUSE, RESUME, MIGRATE, CONSOLE, CHART, LOG,
  STATUS_RUNNING, STATUS_OK, STATUS_FAILED, STATUS_CANCELLED, STATUS_INFO, STATUS_WARNING;

  /** One for all callers: a resource manager shares an image among equal descriptors, and these are equal to none. */
  private final ImageDescriptor descriptor = ImageDescriptor.createFromURLSupplier(true,
      () -> XenIcon.class.getResource(path()));

  /** The icon as an image descriptor, 16 x 16. */
  public ImageDescriptor descriptor() {
    return descriptor;
  }

  String path() {
    return "/icons/" + name().toLowerCase(java.util.Locale.ROOT) + ".svg";
  }

  /** The icon of a host in its state. */
  public static XenIcon of(Host host) {
    return switch (host.connection().state()) {
      case CONNECTED -> host.kind() == Host.Kind.MACHINE ? MACHINE : HOST;
      case CONNECTING -> HOST_CONNECTING;
      case DISCONNECTED -> HOST_DISCONNECTED;
      case FAILED -> HOST_FAILED;
    };
  }

  /** The icon of a VM in its state. */
  public static XenIcon of(VirtualMachine vm) {
    if (vm.isControlDomain()) {
      return DOM0;
    }
    if (vm.isMigrating()) {
      return VM_MIGRATING;
    }
    return switch (vm.state()) {
      case RUNNING, BLOCKED, SHUTTING_DOWN -> VM_RUNNING;
      case PAUSED, PM_SUSPENDED -> VM_PAUSED;
      case SHUT_OFF -> VM_OFF;
      case CRASHED -> VM_CRASHED;
      case NO_STATE -> VM;
    };
  }
}
