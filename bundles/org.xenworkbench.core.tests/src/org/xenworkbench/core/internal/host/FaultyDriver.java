/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.simulator.Simulator;

/** The hosts of a simulator, through a driver in which something goes wrong that no simulated host does. */
final class FaultyDriver implements HypervisorDriver {

  static final String TYPE = "faulty";

  final AtomicInteger opens = new AtomicInteger();
  final AtomicInteger closes = new AtomicInteger();
  volatile Hook opening = () -> {};
  volatile Hook closing = () -> {};
  volatile Polling polling = Callable::call;
  final List<SessionContext> contexts = new CopyOnWriteArrayList<>();
  private final HypervisorDriver simulator;

  FaultyDriver(HypervisorDriver simulator) {
    this.simulator = simulator;
  }

  /** What is done before something else. */
  interface Hook {
    void run() throws HypervisorException;
  }

  /** What becomes of a round. */
  interface Polling {
    Object poll(Callable<Object> round) throws Exception;
  }

  /** A host of that name of the fleet. */
  static HostConfiguration host(String name, String address) {
    return new HostConfiguration(HostId.random(), name,
        new Endpoint(TYPE, Endpoint.Transport.LOCAL, address, 0, Optional.empty()), Optional.empty(), true, false);
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public int callsPerConnection() {
    return simulator.callsPerConnection();
  }

  @Override
  public HypervisorSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
    opens.incrementAndGet();
    contexts.add(context);
    opening.run();
    HypervisorSession session = simulator.open(new Endpoint(Simulator.TYPE, endpoint.transport(), endpoint.address(),
        endpoint.port(), endpoint.user()), context);
    return (HypervisorSession) Proxy.newProxyInstance(FaultyDriver.class.getClassLoader(),
        new Class<?>[] {HypervisorSession.class}, (proxy, method, args) -> switch (method.getName()) {
          case "equals" -> proxy == args[0];
          case "hashCode" -> System.identityHashCode(proxy);
          case "poll" -> polling.poll(() -> invoke(session, method, args));
          case "close" -> {
            closing.run();
            closes.incrementAndGet();
            yield invoke(session, method, args);
          }
          default -> invoke(session, method, args);
        });
  }

  private static Object invoke(HypervisorSession session, Method method, Object[] args) throws Exception {
    try {
      return method.invoke(session, args);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
