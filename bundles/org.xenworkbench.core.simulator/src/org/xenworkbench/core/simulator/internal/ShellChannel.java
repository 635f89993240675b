/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

/** Somebody's channel to a guest's console on one host. */
final class ShellChannel implements ConsoleChannel {

  private final World world;
  private final Guest guest;
  private final HostState host;
  private final Receiver receiver;
  private volatile boolean open = true;

  ShellChannel(World world, Guest guest, HostState host, Receiver receiver) {
    this.world = world;
    this.guest = guest;
    this.host = host;
    this.receiver = receiver;
  }

  @Override
  public void send(byte[] data) throws HypervisorException {
    synchronized (world) {
      if (!open) {
        throw new HypervisorException(Kind.LOST, NLS.bind(Messages.ShellChannel_Ended, guest.name(), host.name()));
      }
      if (guest.host() == host) {
        guest.input(data);
      }
    }
  }

  /** The receiver gets it soon. */
  void deliver(String text) {
    world.time().soon(() -> {
      if (open) {
        receiver.received(Guest.bytes(text));
      }
    });
  }

  /** Ends it from the host's side. The world's monitor is held. */
  void end(String reason) {
    guest.detach(host, this);
    world.time().soon(() -> {
      if (open) {
        open = false;
        receiver.ended(reason);
      }
    });
  }

  @Override
  public void close() {
    synchronized (world) {
      open = false;
      guest.detach(host, this);
    }
  }
}
