/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** The consoles that are open through one session. */
final class Consoles implements ConsoleAccess {

  /** Consoles of one host that somebody pastes into at once. */
  private static final int WRITERS = 2;
  /** libvirt has no number of its own for a console that is in use, but no other failure to open one has this. */
  private static final ErrorNumber IN_USE = ErrorNumber.VIR_ERR_OPERATION_FAILED;

  private final Connection connection;
  private final Guard guard;
  private final EventBridge bridge;
  private final Set<ConsoleStream> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService writers;

  Consoles(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
    this.bridge = means.bridge();
    this.writers = Threads.pool("libvirt-console-" + connection.host(), WRITERS);
  }

  @Override
  public ConsoleChannel openConsole(UUID uuid, boolean force, ConsoleChannel.Receiver receiver)
      throws HypervisorException {
    return connection.onDomain(uuid, Messages.Action_console, domain -> {
      String action = NLS.bind(Messages.Action_console, domain.getName());
      guard.checkWritable(action);
      return open(domain, action, force, receiver);
    });
  }

  private ConsoleStream open(Domain domain, String action, boolean force, ConsoleChannel.Receiver receiver)
      throws HypervisorException, LibvirtException {
    Pointer stream = Virt.virStreamNew(Connection.pointer(domain.getConnect()), Virt.STREAM_NONBLOCK);
    if (stream == null) {
      throw connection.lastError(action);
    }
    ConsoleStream console =
        new ConsoleStream(stream, domain.getName(), connection.host(), bridge, receiver, this::writer, open::remove);
    open.add(console);
    int flags = force ? Virt.CONSOLE_FORCE : 0;
    if (Virt.virDomainOpenConsole(Handles.of(domain), null, stream, flags) < 0 || !console.listen()) {
      boolean inUse = !force && LibvirtErrors.number(Virt.virGetLastErrorCode()) == IN_USE;
      HypervisorException failure = connection.lastError(action);
      console.close();
      throw inUse ? connection.errors().of(action, Kind.CONSOLE_IN_USE, Messages.Console_inUse, failure)
          : missing(domain) ? connection.errors().of(action, Kind.CONFIGURATION, Messages.Console_missing, failure)
          : failure;
    }
    return console;
  }

  /** libvirt says of that only that it is an internal error. */
  private static boolean missing(Domain domain) {
    try {
      return !DomainXml.hasConsole(domain.getXMLDesc(0));
    } catch (LibvirtException | IOException e) {
      return false; // the first failure tells more
    }
  }

  private ConsoleWriter writer(ConsoleWriter.Output output) {
    return new ConsoleWriter(output, this::hostAnswers, writers);
  }

  private boolean hostAnswers() {
    try {
      return connection.call(Messages.Action_send, Connect::getLibVersion) > 0;
    } catch (HypervisorException e) {
      // The connection is lost: every console hears of that, and nothing more is sent.
      return false;
    }
  }

  /** Ends all consoles, with a reason, because the connection is lost. */
  void lost(String reason) {
    open.forEach(console -> console.lost(reason));
  }

  /** Closes all consoles; their receivers hear no more, but of a loss. */
  void close() {
    open.forEach(ConsoleStream::shut);
    writers.shutdown();
  }
}
