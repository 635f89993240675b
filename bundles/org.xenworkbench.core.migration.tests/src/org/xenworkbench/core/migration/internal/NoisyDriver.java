/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Random;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;

/** A driver whose events come twice or not at all while there is noise; that a session is lost is always told. */
record NoisyDriver(HypervisorDriver clear, Noise noise) {

  /** What becomes of events. */
  static final class Noise {

    private final Random random;
    private boolean on;

    Noise(Random random) {
      this.random = random;
    }

    void turn() {
      on = random.nextBoolean();
    }

    void stop() {
      on = false;
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
      return call(clear, method, arguments);
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
