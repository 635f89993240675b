/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.SafeLog;

/** The driver of all hosts that are reached through libvirt. Native code is loaded at the first connection. */
@Component(service = HypervisorDriver.class)
public final class LibvirtDriver implements HypervisorDriver {

  /**
   * libvirtd serves five requests of one client at once and reads no more of it until one is done, keepalive included:
   * the fifth stays free for that.
   */
  static final int CALLS = 4;

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);

  private final NativeLibvirt library;
  private final Consumer<LogEntry> events;
  private final Consumer<IStatus> log;
  private final Predicate<String> untold;
  private final EventBridge bridge;
  private final EventLoop loop;
  private final ExecutorService delivery;
  private final HostTrust trust;
  private final SessionOpener opener;

  /** Started by Declarative Services. */
  @Activate
  public LibvirtDriver(BundleContext context, @Reference EventLog events) {
    this(NativeLibvirt::loadInstalled, events::append, SafeLog.of(LibvirtDriver.class)::log, ToldVersion::isNew,
        HostTrust.in(Optional.of(Platform.getStateLocation(context.getBundle()).toPath().resolve("trusted"))));
  }

  /**
   * For tests.
   *
   * @param log takes what belongs into the log
   */
  LibvirtDriver(Consumer<IStatus> log) {
    this(log, HostTrust.in(Optional.empty()));
  }

  /**
   * For tests.
   *
   * @param trust whom the user trusts
   */
  LibvirtDriver(Consumer<IStatus> log, HostTrust trust) {
    this(NativeLibvirt::loadInstalled, outdated -> {}, log, version -> true, trust);
  }

  /**
   * For tests.
   *
   * @param events takes what the user should know
   * @param log takes what belongs into the log
   * @param untold whether the user has not been told of a library of that version before
   */
  LibvirtDriver(NativeLibvirt.Loader loader, Consumer<LogEntry> events, Consumer<IStatus> log,
      Predicate<String> untold) {
    this(loader, events, log, untold, HostTrust.in(Optional.empty()));
  }

  private LibvirtDriver(NativeLibvirt.Loader loader, Consumer<LogEntry> events, Consumer<IStatus> log,
      Predicate<String> untold, HostTrust trust) {
    this.trust = trust;
    this.untold = untold;
    this.library = new NativeLibvirt(loader);
    this.events = events;
    this.log = log;
    loop = new EventLoop(Threads.factory("libvirt-events"), text -> log.accept(Status.error(text)));
    delivery = Threads.single("libvirt-delivery");
    bridge = new EventBridge(delivery, e -> log.accept(Status.error(String.valueOf(e.getMessage()), e)));
    opener = new SessionOpener(new SocketProbe(Timing.system(), PROBE_LIMIT), trust, bridge);
  }

  @Override
  public int callsPerConnection() {
    return CALLS;
  }

  @Override
  public Set<String> types() {
    return Set.of(LibvirtUri.XEN, LibvirtUri.QEMU, LibvirtUri.TEST);
  }

  @Override
  public Set<Transport> transports(String type) {
    return LibvirtUri.transports(type);
  }

  @Override
  public Optional<String> obstacle(Endpoint endpoint) {
    try {
      LibvirtUri.of(endpoint);
      return Optional.empty();
    } catch (HypervisorException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void trust(Endpoint endpoint, HostIdentity shown) throws HypervisorException {
    trust.trust(endpoint, shown);
  }

  @Override
  public Optional<AcceptedIdentity> accepted(Endpoint endpoint) {
    return trust.accepted(endpoint);
  }

  /** A port may be given or be the usual one. */
  @Override
  public boolean isSamePlace(Endpoint one, Endpoint other) {
    return one.transport() == other.transport() && one.asciiAddress().equalsIgnoreCase(other.asciiAddress())
        && LibvirtUri.port(one) == LibvirtUri.port(other);
  }

  @Override
  public List<AcceptedIdentity> accepted() throws HypervisorException {
    return trust.accepted();
  }

  @Override
  public void distrust(Endpoint endpoint) throws HypervisorException {
    trust.distrust(endpoint);
  }

  @Override
  public HypervisorSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
    library.load().ifPresent(version -> outdated(version, context.clock().instant()));
    loop.start();
    return opener.open(endpoint, context);
  }

  private void outdated(String version, Instant time) {
    String text = NLS.bind(Messages.Library_old, version);
    log.accept(Status.warning(text));
    if (!untold.test(version)) {
      return; // a warning that comes at every start is one that nobody reads
    }
    events.accept(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, text, time)
        .user(Initiator.workbench()).details(Messages.Library_update).build());
  }

  /** How many connections and streams are heard of; none once all sessions are closed. */
  int listening() {
    return bridge.size();
  }

  /** Ends the driver's threads; the core has closed the sessions before. */
  @Deactivate
  void deactivate() {
    delivery.shutdown();
    loop.stop();
  }
}
