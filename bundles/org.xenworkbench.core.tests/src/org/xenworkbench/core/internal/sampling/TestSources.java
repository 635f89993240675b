/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.xenworkbench.core.metric.MetricSource;
import org.xenworkbench.core.metric.SampleListener;

/** Adds metric sources and listeners as the component runtime does. */
public final class TestSources {

  private TestSources() {
  }

  @SuppressWarnings("unchecked")
  public static void bind(SamplerImpl sampler, MetricSource source) {
    sampler.bindSource(objects(source));
  }

  @SuppressWarnings("unchecked")
  static void bind(SamplerImpl sampler, SampleListener listener) {
    sampler.bindListener(objects(listener));
  }

  @SuppressWarnings("unchecked")
  static void unbind(SamplerImpl sampler, SampleListener listener) {
    sampler.unbindListener(objects(listener));
  }

  @SuppressWarnings("rawtypes")
  private static ComponentServiceObjects objects(Object service) {
    ServiceReference<?> reference = proxy(ServiceReference.class, Map.of("compareTo", 0, "getProperty",
        Arrays.stream(service.getClass().getInterfaces()).map(Class::getName).toArray(String[]::new)));
    return proxy(ComponentServiceObjects.class, Map.of("getService", service, "getServiceReference", reference));
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
