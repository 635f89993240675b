/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;

/** The driver of all hosts that are reached through libvirt. Native code is loaded at the first connection. */
@Component(service = HypervisorDriver.class)
public final class LibvirtDriver implements HypervisorDriver {

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

  private final NativeLibvirt library;
  private final EventLoop loop;
  private final ExecutorService delivery;
  private final SessionOpener opener;

  /** Started by Declarative Services. */
  @Activate
  public LibvirtDriver() {
    this(status -> ILog.of(LibvirtDriver.class).log(status));
  }

  /**
   * For tests.
   *
   * @param log takes what belongs into the log
   */
  LibvirtDriver(Consumer<IStatus> log) {
    library = new NativeLibvirt(text -> log.accept(Status.warning(text)));
    loop = new EventLoop(Threads.factory("libvirt-events"), text -> log.accept(Status.error(text)));
    delivery = Threads.single("libvirt-delivery");
    EventBridge bridge = new EventBridge(delivery, e -> log.accept(Status.error(String.valueOf(e.getMessage()), e)));
    opener = new SessionOpener(new SocketProbe(PROBE_LIMIT), bridge);
  }

  @Override
  public Set<String> types() {
    return Set.of(LibvirtUri.XEN, LibvirtUri.QEMU, LibvirtUri.TEST);
  }

  @Override
  public HypervisorSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
    library.load();
    loop.start();
    return opener.open(endpoint, context);
  }

  /** Ends the driver's threads; the core has closed the sessions before. */
  @Deactivate
  void deactivate() {
    delivery.shutdown();
    loop.stop();
  }
}
