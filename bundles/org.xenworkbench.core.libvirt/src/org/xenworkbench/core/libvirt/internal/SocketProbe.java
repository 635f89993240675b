/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

/** Finds out whether a TCP or TLS address answers, since opening a libvirt connection has no time limit. */
final class SocketProbe {

  private final Duration limit;

  SocketProbe(Duration limit) {
    this.limit = limit;
  }

  /**
   * Connects and hangs up.
   *
   * @throws HypervisorException of kind {@link Kind#UNREACHABLE}
   */
  void check(Endpoint endpoint, LibvirtErrors errors) throws HypervisorException {
    if (endpoint.transport() != Transport.TCP && endpoint.transport() != Transport.TLS) {
      return;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.address(), LibvirtUri.port(endpoint)), (int) limit.toMillis());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      throw errors.connecting(Kind.UNREACHABLE,
          NLS.bind(Messages.Probe_refused, endpoint.displayText(), reason), e);
    }
  }
}
