/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotificationBroadcasterSupport;
import javax.management.StandardEmitterMBean;
import org.eclipse.jdt.annotation.Nullable;

/** An MXBean whose descriptions come from the annotations of its interface. */
final class DescribedBean extends StandardEmitterMBean {

  private final Class<?> type;

  /** Wraps a bean that sends notifications through {@code emitter}. */
  <T> DescribedBean(T bean, Class<T> type, NotificationBroadcasterSupport emitter) {
    super(bean, type, true, emitter);
    this.type = type;
  }

  @Override
  protected String getDescription(@Nullable MBeanInfo info) {
    Described described = type.getAnnotation(Described.class);
    return described == null ? type.getSimpleName() : described.value();
  }

  @Override
  protected String getDescription(@Nullable MBeanAttributeInfo info) {
    return info == null ? "" : Stream.of("get", "is").flatMap(prefix -> method(prefix + info.getName()).stream())
        .map(method -> description(method, info)).findFirst().orElse(info.getName());
  }

  @Override
  protected String getDescription(@Nullable MBeanOperationInfo info) {
    return info == null ? "" : method(info.getName()).map(method -> description(method, info)).orElse(info.getName());
  }

  @Override
  protected String getParameterName(@Nullable MBeanOperationInfo operation, @Nullable MBeanParameterInfo parameter,
      int sequence) {
    return parameter(operation, sequence).map(Parameter::name).orElse("p" + sequence);
  }

  @Override
  protected String getDescription(@Nullable MBeanOperationInfo operation, @Nullable MBeanParameterInfo parameter,
      int sequence) {
    return parameter(operation, sequence).map(Parameter::value).orElse("");
  }

  private Optional<Parameter> parameter(@Nullable MBeanOperationInfo operation, int sequence) {
    return operation == null ? Optional.empty() : method(operation.getName())
        .map(method -> method.getParameters()[sequence].getAnnotation(Parameter.class));
  }

  private Optional<Method> method(String name) {
    return Arrays.stream(type.getMethods()).filter(method -> method.getName().equals(name)).findFirst();
  }

  private static String description(Method method, MBeanFeatureInfo info) {
    Described described = method.getAnnotation(Described.class);
    return described == null ? info.getName()
        : described.units().isEmpty() ? described.value() : described.value() + " [" + described.units() + ']';
  }
}
