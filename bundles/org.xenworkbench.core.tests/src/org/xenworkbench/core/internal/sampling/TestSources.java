/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.xenworkbench.core.metric.MetricSource;

/** Adds metric sources as the component runtime does. */
public final class TestSources {

  private TestSources() {
  }

  @SuppressWarnings("unchecked")
  public static void bind(SamplerImpl sampler, MetricSource source) {
    ServiceReference<?> reference = proxy(ServiceReference.class, Map.of("compareTo", 0));
    sampler.bindSource(proxy(ComponentServiceObjects.class,
        Map.of("getService", source, "getServiceReference", reference)));
  }

  private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
    return type.cast(Proxy.newProxyInstance(TestSources.class.getClassLoader(), new Class<?>[] {type},
        (proxy, method, args) -> switch (method.getName()) {
          case "equals" -> proxy == args[0];
          case "hashCode" -> System.identityHashCode(proxy);
          default -> answers.get(method.getName());
        }));
  }
}
