/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.text.Quantities;

/**
 * Finds out whether a TCP or TLS address or a unix socket answers, since opening a libvirt connection has no time limit
 * and its thread is lost for as long as it hangs. That something listens is not enough: the system accepts connections
 * for a daemon that is frozen, too.
 */
final class SocketProbe {

  /** What may be asked before authentication: which kinds of it there are (REMOTE_PROC_AUTH_LIST). */
  private static final byte[] QUESTION = ByteBuffer.allocate(28)
      .putInt(28) // its own length, then libvirt's RPC header:
      .putInt(0x20008086).putInt(1) // program and version
      .putInt(66).putInt(0).putInt(0).putInt(0) // procedure, a call, serial number, no error
      .array();

  private final Duration limit;

  /**
   * Creates one.
   *
   * @param limit how long the host may take to accept the connection, and again to answer
   */
  SocketProbe(Duration limit) {
    this.limit = limit;
  }

  /**
   * Connects, waits for an answer, and hangs up.
   *
   * @throws HypervisorException of kind {@link Kind#UNREACHABLE}
   */
  void check(Endpoint endpoint, LibvirtErrors errors) throws HypervisorException {
    if (LibvirtUri.isSocket(endpoint)) {
      checkSocket(endpoint, errors);
    } else if (endpoint.transport() == Transport.TCP || endpoint.transport() == Transport.TLS) {
      checkAddress(endpoint, errors);
    }
  }

  private void checkSocket(Endpoint endpoint, LibvirtErrors errors) throws HypervisorException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(endpoint.address()));
        Selector selector = Selector.open()) {
      channel.write(ByteBuffer.wrap(QUESTION));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      if (selector.select(limit.toMillis()) == 0) {
        throw silent(endpoint, errors, null);
      }
    } catch (IOException | InvalidPathException e) { // the latter for letters that the locale does not know
      throw refused(endpoint, errors, e);
    }
  }

  private void checkAddress(Endpoint endpoint, LibvirtErrors errors) throws HypervisorException {
    int millis = (int) limit.toMillis();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.asciiAddress(), LibvirtUri.port(endpoint)), millis);
      socket.setSoTimeout(millis);
      awaitAnswer(socket, endpoint, errors);
    } catch (UnknownHostException e) {
      throw errors.connecting(Kind.UNREACHABLE, endpoint.transport(),
          NLS.bind(Messages.Probe_unknown, endpoint.address()), e);
    } catch (IOException e) {
      throw refused(endpoint, errors, e);
    }
  }

  private static HypervisorException refused(Endpoint endpoint, LibvirtErrors errors, Exception e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    return errors.connecting(Kind.UNREACHABLE, endpoint.transport(),
        NLS.bind(Messages.Probe_refused, endpoint.displayText(), reason), e);
  }

  private HypervisorException silent(Endpoint endpoint, LibvirtErrors errors, @Nullable IOException e) {
    return errors.connecting(Kind.UNREACHABLE, endpoint.transport(),
        NLS.bind(Messages.Probe_silent, endpoint.displayText(), Quantities.duration(limit)), e);
  }

  /** Any answer will do, hanging up included: what to make of it is libvirt's matter. */
  private void awaitAnswer(Socket socket, Endpoint endpoint, LibvirtErrors errors)
      throws IOException, HypervisorException {
    try {
      if (endpoint.transport() == Transport.TLS) {
        greet(socket, endpoint);
      } else {
        socket.getOutputStream().write(QUESTION);
        socket.getInputStream().read();
      }
    } catch (InterruptedIOException e) {
      throw silent(endpoint, errors, e);
    }
  }

  private static void greet(Socket socket, Endpoint endpoint) throws IOException {
    try (SSLSocket secure = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
        .createSocket(socket, endpoint.asciiAddress(), LibvirtUri.port(endpoint), true)) {
      secure.startHandshake();
    } catch (SSLException e) {
      return; // it has answered; with which certificates it is to be trusted is libvirt's matter
    }
  }
}
