/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.libvirt.Connect;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.libvirt.internal.jna.Authentication;
import org.xenworkbench.core.libvirt.internal.jna.NetworkCalls;
import org.xenworkbench.core.libvirt.internal.jna.StorageCalls;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** Opens connections: probe, open with credentials, keepalive, events. */
final class SessionOpener {

  private static final int KEEPALIVE_SECONDS = 5;
  private static final int KEEPALIVE_COUNT = 5;

  private final SocketProbe probe;
  private final EventBridge bridge;

  SessionOpener(SocketProbe probe, EventBridge bridge) {
    this.probe = probe;
    this.bridge = bridge;
  }

  LibvirtSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
    String uri = LibvirtUri.of(endpoint);
    LibvirtErrors errors = new LibvirtErrors(context.named());
    probe.check(endpoint, errors);
    Connect connect = connect(uri, endpoint.transport(), context, errors);
    LibvirtSession session = session(endpoint, context, connect, errors);
    boolean listening = false;
    try {
      listen(session, context);
      listening = true;
      return session;
    } finally {
      if (!listening) {
        session.close();
      }
    }
  }

  private LibvirtSession session(Endpoint endpoint, SessionContext context, Connect connect, LibvirtErrors errors)
      throws HypervisorException {
    LibvirtSession session = null;
    try {
      keepAlive(connect);
      session = new LibvirtSession(endpoint.driver(), connect, context, bridge);
      return session;
    } catch (LibvirtException e) {
      throw errors.translate(Messages.Action_connect, e, true);
    } finally {
      if (session == null) {
        close(connect);
      }
    }
  }

  /** A local hypervisor is reached through its daemon too, which can hang; only drivers in this process refuse. */
  private static void keepAlive(Connect connect) throws LibvirtException {
    try {
      connect.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
    } catch (LibvirtException e) {
      if (LibvirtErrors.kind(e.getError().getCode()) != Kind.UNSUPPORTED) {
        throw e;
      }
    }
  }

  private static Connect connect(String uri, Transport transport, SessionContext context, LibvirtErrors errors)
      throws HypervisorException {
    Authentication authentication = new Authentication(context.credentials());
    Pointer opened = authentication.open(uri, context.readOnly());
    if (opened != null) {
      return Handles.adopt(opened);
    }
    Kind kind = LibvirtErrors.openKind(LibvirtErrors.number(Virt.virGetLastErrorCode()));
    String text = Virt.lastErrorText();
    if (authentication.wasAsked() && context.credentials().isEmpty()) {
      kind = Kind.AUTHENTICATION;
      text = Messages.Auth_missing;
    }
    if (transport == Transport.TLS && !authentication.wasAsked()) {
      throw errors.certificates(text); // the probe has seen that something listens there
    }
    throw transport == Transport.SSH ? errors.ssh(kind, text) : errors.connecting(kind, transport, text, null);
  }

  /** Drivers in this process have no connection to lose and refuse the close callback: that is no failure. */
  private void listen(LibvirtSession session, SessionContext context) throws HypervisorException {
    long number = bridge.add(session);
    List<Integer> registered = new ArrayList<>();
    List<Consumer<Pointer>> resources = new ArrayList<>();
    session.connection().beforeClose(connect -> {
      resources.forEach(end -> end.accept(Connection.pointer(connect)));
      unlisten(connect, number, registered);
    });
    session.connection().call(Messages.Action_connect, connect -> {
      Pointer pointer = Connection.pointer(connect);
      Pointer opaque = new Pointer(number);
      Virt.virConnectRegisterCloseCallback(pointer, bridge.closed, opaque, null);
      if (context.role() == Role.POLLING) {
        // A kind of event that the driver does not have costs that kind only.
        bridge.domainEvents.forEach((event, callback) -> {
          int id = Virt.virConnectDomainEventRegisterAny(pointer, null, event, callback, opaque, null);
          registered.add(id);
          if (event == Virt.EVENT_LIFECYCLE) {
            session.events(id >= 0, id >= 0 ? "" : Virt.lastErrorText());
          }
        });
        resources.addAll(listenToResources(pointer, opaque));
      }
      return registered;
    });
  }

  /** Of a host that has neither storage nor networks nothing is heard. How that is ended. */
  private List<Consumer<Pointer>> listenToResources(Pointer connection, Pointer opaque) {
    List<Consumer<Pointer>> ends = new ArrayList<>();
    for (int id : StorageCalls.listen(connection, bridge.storage, bridge.storageRefreshed, opaque)) {
      if (id >= 0) {
        ends.add(closing -> StorageCalls.unlisten(closing, id));
      }
    }
    int id = NetworkCalls.listen(connection, bridge.networks, opaque);
    if (id >= 0) {
      ends.add(closing -> NetworkCalls.unlisten(closing, id));
    }
    return ends;
  }

  /** A connection that still has callbacks is kept open by them. */
  private void unlisten(Connect connect, long number, List<Integer> registered) {
    Pointer pointer = Connection.pointer(connect);
    for (int id : registered) {
      if (id >= 0) {
        Virt.virConnectDomainEventDeregisterAny(pointer, id);
      }
    }
    Virt.virConnectUnregisterCloseCallback(pointer, bridge.closed);
    bridge.remove(number);
  }

  private static void close(Connect connect) {
    try {
      connect.close();
    } catch (LibvirtException e) {
      throw new IllegalStateException(e);
    }
  }
}
