/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/**
 * A driver whose events come twice or not at all while there is noise, and whose hosts may say that what has left them
 * runs there still; that a session is lost is always told.
 */
record NoisyDriver(HypervisorDriver clear, Noise noise) {

  /** Of a VM; each is another. */
  static final class Copy {

    private final String host;
    private boolean seen;

    Copy(String host) {
      this.host = host;
    }

    private DomainInfo see(UUID vm) {
      seen = true;
      return new DomainInfo(vm, "copy", 1, DomainState.RUNNING, 1, 1 << 29, 1 << 29, true, StateReason.UNKNOWN, 1,
          false, false);
    }

    /** Whether its host could say so: one that does not answer cannot. */
    boolean isSeen() {
      return seen;
    }
  }

  /** What becomes of events, and which copies stay. */
  static final class Noise {

    private final Random random;
    private final Map<UUID, Copy> copies = new HashMap<>();
    private boolean on;

    Noise(Random random) {
      this.random = random;
    }

    void turn() {
      on = random.nextBoolean();
    }

    void stop() {
      on = false;
      copies.clear();
    }

    /** From now on that host goes on running it though it has left. */
    void leaveCopy(UUID vm, String host) {
      copies.put(vm, new Copy(host));
    }

    /** The copy that stays on that host. */
    Optional<Copy> copy(UUID vm, String host) {
      return Optional.ofNullable(copies.get(vm)).filter(copy -> copy.host.equals(host));
    }

    private int times(Method event) {
      return on && !event.getName().equals("sessionLost") ? random.nextInt(3) : 1;
    }
  }

  HypervisorDriver driver() {
    return like(HypervisorDriver.class, (method, given) -> {
      Object[] arguments = given;
      if (method.getName().equals("open")) {
        SessionContext context = (SessionContext) given[1];
        arguments = new Object[] {given[0], new SessionContext(context.role(), context::hostName, context.clock(),
            context.calls(), context.credentials(), context.readOnly(), noisy(context.listener()))};
      }
      Object answer = call(clear, method, arguments);
      return answer instanceof HypervisorSession session ? doubling(session, ((Endpoint) given[0]).address()) : answer;
    });
  }

  private HypervisorSession doubling(HypervisorSession session, String address) {
    String host = address.substring(address.indexOf('/') + 1);
    return like(HypervisorSession.class, (method, given) -> {
      Object answer = call(session, method, given);
      if (method.getName().equals("domain") && ((Optional<?>) answer).isEmpty()) {
        return noise.copy((UUID) given[0], host).map(copy -> copy.see((UUID) given[0]));
      }
      return answer;
    });
  }

  private SessionListener noisy(SessionListener listener) {
    return like(SessionListener.class, (method, arguments) -> {
      Object answer = null;
      for (int n = noise.times(method); n > 0; n--) {
        answer = call(listener, method, arguments);
      }
      return answer;
    });
  }

  /** What is done instead of a call. */
  private interface Instead {
    Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T like(Class<T> type, Instead instead) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> method.getDeclaringClass() == Object.class ? ofObject(proxy, method, arguments)
            : instead.of(method, arguments)));
  }

  private static Object ofObject(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> 1;
      default -> "noisy";
    };
  }

  private static Object call(Object to, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(to, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
