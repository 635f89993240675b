/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.xenworkbench.core.concurrent.Timing;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/**
 * Hosts where something happens whenever a facet of a session, got by {@link HypervisorSession#require}, is used: for
 * tests of what comes in between. Any thread.
 *
 * @since 0.1
 */
public final class HookedHosts implements HostCalls {

  private final HostCalls hosts;
  private final Class<?> facet;
  private final Predicate<String> methods;
  private final Hook before;
  private final Hook after;

  /** What happens, on the thread of the call; what it throws, the call throws. */
  @ConsumerType
  @FunctionalInterface
  public interface Hook {

    /** Happens. */
    void happen() throws Exception;
  }

  private HookedHosts(HostCalls hosts, Class<?> facet, Predicate<String> methods, Hook before, Hook after) {
    this.hosts = hosts;
    this.facet = facet;
    this.methods = methods;
    this.before = before;
    this.after = after;
  }

  /** Where it happens once a call of that method of the facet has been done, before it returns. */
  public static HostCalls after(HostCalls hosts, Class<?> facet, String method, Hook hook) {
    return new HookedHosts(hosts, facet, method::equals, () -> {}, hook);
  }

  /** Where a call of the facet is done only when two have begun, or none follows for half a second. */
  public static HostCalls twoAtOnce(HostCalls hosts, Class<?> facet) {
    CountDownLatch begun = new CountDownLatch(2);
    return new HookedHosts(hosts, facet, method -> true, () -> {
      begun.countDown();
      System.out.println(facet.getSimpleName() + ": at once " + begun.await(500, TimeUnit.MILLISECONDS));
    }, () -> {});
  }

  private static <T> T like(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(HookedHosts.class.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> {
          try {
            return handler.invoke(proxy, method, arguments);
          } catch (InvocationTargetException e) {
            throw e.getTargetException();
          }
        }));
  }

  private HypervisorSession hooked(HypervisorSession session) {
    return like(HypervisorSession.class, (proxy, method, arguments) -> {
      Object answer = method.invoke(session, arguments);
      return method.getName().equals("require") && arguments[0] == facet ? hooked(facet, answer) : answer;
    });
  }

  private <T> T hooked(Class<T> type, Object real) {
    return like(type, (proxy, method, arguments) -> {
      boolean hooks = methods.test(method.getName());
      if (hooks) {
        before.happen();
      }
      Object answer = method.invoke(real, arguments);
      if (hooks) {
        after.happen();
      }
      return answer;
    });
  }

  @Override
  public Timing timing() {
    return hosts.timing();
  }

  @Override
  public <R> CompletableFuture<R> submit(HostId host, Role connection, Call<R> call) {
    return hosts.submit(host, connection, session -> call.on(hooked(session)));
  }

  @Override
  public void pollSoon(HostId host) {
    hosts.pollSoon(host);
  }

  @Override
  public Registration addListener(HostEventListener listener) {
    return hosts.addListener(listener);
  }
}
