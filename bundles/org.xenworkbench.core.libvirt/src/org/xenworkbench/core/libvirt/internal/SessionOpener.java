/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Connect;
import org.libvirt.Error.ErrorNumber;
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
  private final HostTrust trust;
  private final EventBridge bridge;

  SessionOpener(SocketProbe probe, HostTrust trust, EventBridge bridge) {
    this.probe = probe;
    this.trust = trust;
    this.bridge = bridge;
  }

  LibvirtSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
    LibvirtUri.of(endpoint); // its fields fit together
    LibvirtErrors errors = new LibvirtErrors(context.named());
    Consumer<String> steps = context.listener()::connecting;
    Optional<ServerCertificate> shown = ServerCertificate.of(probe.check(endpoint, errors, steps));
    String uri = trust.uri(endpoint, shown, errors);
    steps.accept(NLS.bind(shown.isPresent() ? Messages.Step_libvirtTls : endpoint.transport() == Transport.SSH
        ? Messages.Step_libvirtSsh : Messages.Step_libvirt, endpoint.driver(),
        shown.map(ServerCertificate::fingerprint).orElse("")));
    Connect connect = connect(uri, endpoint, shown, context, errors);
    steps.accept(Messages.Step_capabilities);
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

  private Connect connect(String uri, Endpoint endpoint, Optional<ServerCertificate> shown, SessionContext context,
      LibvirtErrors errors) throws HypervisorException {
    Authentication authentication = new Authentication(context.credentials());
    Pointer opened = authentication.open(uri, context.readOnly());
    if (opened != null) {
      return Handles.adopt(opened);
    }
    ErrorNumber number = LibvirtErrors.number(Virt.virGetLastErrorCode());
    String text = Virt.lastErrorText();
    if (isOtherDriver(endpoint, number, text)) {
      throw errors.otherDriver(endpoint.driver(), others(endpoint, shown, context, errors));
    }
    if (authentication.wasAsked() && context.credentials().isEmpty()) {
      throw errors.connecting(Kind.AUTHENTICATION, endpoint.transport(), Messages.Auth_missing, null);
    }
    if (endpoint.transport() == Transport.TLS && !authentication.wasAsked()) {
      throw trust.refusal(endpoint, shown, context.clock().instant(), errors)
          .orElse(errors.certificates(text)); // the probe has seen that something listens there
    }
    Kind kind = LibvirtErrors.openKind(number);
    if (endpoint.transport() == Transport.SSH) {
      Optional<HypervisorException> key = LibvirtErrors.isHostKey(text)
          ? trust.refusal(endpoint, shown, context.clock().instant(), errors) : Optional.empty();
      throw key.orElse(errors.ssh(kind, text));
    }
    throw errors.connecting(kind, endpoint.transport(), text, null);
  }

  /** What a daemon says that has no such driver, or one that has found nothing to drive. */
  private static boolean isOtherDriver(Endpoint endpoint, ErrorNumber number, String text) {
    return endpoint.transport().isRemote()
        && (number == ErrorNumber.VIR_ERR_NO_CONNECT && text.contains(endpoint.driver() + "://")
            || text.contains("state driver is not active"));
  }

  /** The other types of hosts that the daemon there serves; the test driver is in every daemon, and tells nothing. */
  private List<String> others(Endpoint endpoint, Optional<ServerCertificate> shown, SessionContext context,
      LibvirtErrors errors) throws HypervisorException {
    List<String> found = new ArrayList<>();
    for (String type : List.of(LibvirtUri.XEN, LibvirtUri.QEMU)) {
      if (!type.equals(endpoint.driver())) {
        Endpoint other = new Endpoint(type, endpoint.transport(), endpoint.address(), endpoint.port(),
            endpoint.user());
        Pointer opened = new Authentication(context.credentials()).open(trust.uri(other, shown, errors), true);
        if (opened != null) {
          close(Handles.adopt(opened));
          found.add(type);
        }
      }
    }
    return found;
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
