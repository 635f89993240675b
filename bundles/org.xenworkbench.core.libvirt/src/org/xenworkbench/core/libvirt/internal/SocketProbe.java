/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.Bounds;
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

  /** The longest first message that makes sense; libvirt itself takes up to 32 MiB. */
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final int PROGRAM = 0x20008086;
  private static final int QUOTED = 40;

  private final Timing timing;
  private final Duration limit;

  /**
   * Creates one.
   *
   * @param limit how long the host may take to accept the connection, and again to answer
   */
  SocketProbe(Timing timing, Duration limit) {
    this.timing = timing;
    this.limit = limit;
  }

  /**
   * Connects, waits for an answer, and hangs up.
   *
   * @param steps hears of each step when it begins
   * @return the certificates that the host shows over TLS, its own first; none where there is no TLS
   * @throws HypervisorException of kind {@link Kind#UNREACHABLE}
   */
  List<X509Certificate> check(Endpoint endpoint, LibvirtErrors errors, Consumer<String> steps)
      throws HypervisorException {
    if (LibvirtUri.isSocket(endpoint)) {
      steps.accept(NLS.bind(Messages.Step_socket, endpoint.address()));
      checkSocket(endpoint, errors);
    } else if (endpoint.transport() == Transport.TCP || endpoint.transport() == Transport.TLS) {
      return checkAddress(endpoint, errors, steps);
    }
    return List.of();
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

  private List<X509Certificate> checkAddress(Endpoint endpoint, LibvirtErrors errors, Consumer<String> steps)
      throws HypervisorException {
    try {
      steps.accept(NLS.bind(Messages.Step_name, endpoint.address()));
      InetAddress[] found = InetAddress.getAllByName(endpoint.asciiAddress());
      for (int i = 0; i < found.length - 1; i++) {
        try {
          return checkAddress(found[i], endpoint, errors, steps);
        } catch (ConnectException | NoRouteToHostException e) {
          continue; // as libvirt does: a name may have an address of a network that this machine is not in
        }
      }
      return checkAddress(found[found.length - 1], endpoint, errors, steps);
    } catch (UnknownHostException e) {
      throw errors.elsewhere(NLS.bind(Messages.Probe_unknown, endpoint.address()), e); // no host, no advice for one
    } catch (IOException e) {
      throw refused(endpoint, errors, e);
    }
  }

  private List<X509Certificate> checkAddress(InetAddress address, Endpoint endpoint, LibvirtErrors errors,
      Consumer<String> steps) throws IOException, HypervisorException {
    steps.accept(NLS.bind(Messages.Step_connect, address.getHostAddress(), LibvirtUri.port(endpoint)));
    try (DeadlineSocket socket = new DeadlineSocket(timing, limit.multipliedBy(2))) {
      socket.connect(new InetSocketAddress(address, LibvirtUri.port(endpoint)), (int) limit.toMillis());
      steps.accept(endpoint.transport() == Transport.TLS ? Messages.Step_tls : Messages.Step_answer);
      return awaitAnswer(socket, endpoint, errors);
    }
  }

  private static HypervisorException refused(Endpoint endpoint, LibvirtErrors errors, Exception e) {
    if (e instanceof ConnectException && String.valueOf(e.getMessage()).contains("refused")) {
      return errors.elsewhere(NLS.bind(Messages.Probe_nothing, endpoint.displayText()), e);
    }
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    return errors.connecting(Kind.UNREACHABLE, endpoint.transport(),
        NLS.bind(Messages.Probe_refused, endpoint.displayText(), reason), e);
  }

  private HypervisorException silent(Endpoint endpoint, LibvirtErrors errors, @Nullable IOException e) {
    return errors.connecting(Kind.UNREACHABLE, endpoint.transport(),
        NLS.bind(Messages.Probe_silent, endpoint.displayText(), Quantities.duration(limit)), e);
  }

  /** An answer of libvirt, or hanging up: what to make of that is libvirt's matter. */
  private List<X509Certificate> awaitAnswer(DeadlineSocket socket, Endpoint endpoint, LibvirtErrors errors)
      throws IOException, HypervisorException {
    try {
      if (endpoint.transport() == Transport.TLS) {
        return TlsGreeting.certificates(socket, endpoint);
      }
      socket.getOutputStream().write(QUESTION);
      byte[] answer = answer(socket.getInputStream());
      if (answer.length > 0 && !isLibvirt(answer)) {
        throw errors.elsewhere(other(answer, endpoint), null);
      }
      return List.of();
    } catch (InterruptedIOException e) {
      throw silent(endpoint, errors, e);
    } catch (TlsGreeting.NoTlsException e) {
      throw errors.elsewhere(NLS.bind(Messages.Probe_noTls, endpoint.displayText()), e);
    }
  }

  /** As much as an answer of libvirt has, or what came until nothing more did: a banner may be shorter. */
  private static byte[] answer(InputStream in) throws IOException {
    byte[] answer = new byte[QUESTION.length];
    int length = 0;
    try {
      for (int read = 0; read >= 0 && length < answer.length; length += Math.max(0, read)) {
        read = in.read(answer, length, answer.length - length);
      }
    } catch (InterruptedIOException e) {
      if (length == 0) {
        throw e;
      }
    }
    return Arrays.copyOf(answer, length);
  }

  private static boolean isLibvirt(byte[] answer) {
    ByteBuffer header = ByteBuffer.wrap(answer);
    return answer.length == QUESTION.length && header.getInt() <= LONGEST_ANSWER && header.getInt() == PROGRAM;
  }

  /** What it says, as far as it can be read: that tells whose port it is. */
  private static String other(byte[] answer, Endpoint endpoint) {
    boolean tls = answer.length > 1 && (answer[0] == 0x15 || answer[0] == 0x16) && answer[1] == 3;
    String said = new String(answer, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]+", " ").strip();
    return tls ? NLS.bind(Messages.Probe_tls, endpoint.displayText())
        : NLS.bind(Messages.Probe_other, endpoint.displayText(), Bounds.text(said, QUOTED));
  }
}
