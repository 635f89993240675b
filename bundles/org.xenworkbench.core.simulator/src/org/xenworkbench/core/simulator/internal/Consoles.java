/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

/** The consoles that were opened by a session, which end with it. */
final class Consoles implements ConsoleAccess {

  private final SimulatorSession session;
  private final List<ShellChannel> channels = new ArrayList<>();

  Consoles(SimulatorSession session) {
    this.session = session;
  }

  @Override
  public ConsoleChannel openConsole(UUID domain, boolean force, ConsoleChannel.Receiver receiver)
      throws HypervisorException {
    return session.change(() -> {
      Domain found = session.world().require(session.host(), domain);
      Guest guest = found.guest().orElseThrow(() -> new HypervisorException(Kind.UNSUPPORTED,
          NLS.bind(Messages.Session_NoConsole, found.name())));
      if (!found.isActive()) {
        throw World.wrongState(session.host(), found, Messages.State_running);
      }
      ShellChannel channel = guest.attach(session.host(), force, receiver);
      channels.add(channel);
      return channel;
    });
  }

  /** The session is gone. The world's monitor is held. */
  void end(String reason) {
    channels.forEach(channel -> channel.end(reason));
    channels.clear(); // closing them would keep their ends from those who use them
  }

  /** The session is closed. The world's monitor is held. */
  void close() {
    channels.forEach(ShellChannel::close);
    channels.clear();
  }
}
