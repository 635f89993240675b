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
  /** The hosts, and groups of them. */
  HOSTS,
  /** A host. */
  HOST,
  /** A host that is being connected to. */
  HOST_CONNECTING,
  /** A host that is not connected. */
  HOST_DISCONNECTED,
  /** A host that cannot be reached. */
  HOST_FAILED,
  /** A machine that is only measured. */
  MACHINE,
  /** A control domain. */
  DOM0,
  /** A VM of whose state nothing is known. */
  VM,
  /** A VM that runs. */
  VM_RUNNING,
  /** A VM that is paused. */
  VM_PAUSED,
  /** A VM that is off. */
  VM_OFF,
  /** A VM that crashed. */
  VM_CRASHED,
  /** A VM that moves to another host. */
  VM_MIGRATING,
  /** A tag. */
  TAG,
  /** The storage of a host. */
  STORAGE,
  /** A storage pool. */
  POOL,
  /** A storage pool that is not active. */
  POOL_OFF,
  /** A volume. */
  VOLUME,
  /** The networks of a host. */
  NETWORKS,
  /** A network. */
  NETWORK,
  /** A network that is not active. */
  NETWORK_OFF,
  /** Adds a host. */
  ADD_HOST,
  /** Removes a host. */
  REMOVE_HOST,
  /** Connects to a host. */
  CONNECT,
  /** Disconnects from a host. */
  DISCONNECT,
  /** Shows properties. */
  PROPERTIES,
  /** Starts a VM. */
  START,
  /** Shuts a VM down. */
  SHUT_DOWN,
  /** Switches a VM off. */
  FORCE_OFF,
  /** Reboots a VM. */
  REBOOT,
  /** Pauses a VM. */
  PAUSE,
  /** Lets a VM run on. */
  RESUME,
  /** Migrates a VM. */
  MIGRATE,
  /** A sign on a host: it is in maintenance. */
  MAINTENANCE,
  /** Compares the hosts of a migration. */
  COMPARE_HOSTS,
  /** Opens a console. */
  CONSOLE,
  /** Charts. */
  CHART,
  /** What uses most. */
  TOP,
  /** The event log. */
  LOG,
  /** It goes on. */
  STATUS_RUNNING,
  /** It has been done. */
  STATUS_OK,
  /** It could not be done. */
  STATUS_FAILED,
  /** Somebody ended it. */
  STATUS_CANCELLED,
  /** It tells something. */
  STATUS_INFO,
  /** Somebody should see to it. */
  STATUS_WARNING;

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
