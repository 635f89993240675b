/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.InvalidAttributeValueException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.StandardEmitterMBean;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.jmx.Described;
import org.xenworkbench.core.jmx.Parameter;
import org.xenworkbench.core.text.SafeLog;

/**
 * An MXBean whose descriptions come from the annotations of its interface. What a client gives is checked, and what it
 * asks to be done is told in the event log.
 */
final class DescribedBean extends StandardEmitterMBean {

  private static final String SECRET = "\u2026";

  private final Class<?> type;
  private final Object bean;
  private final ObjectName name;
  private final Audit audit;
  private final Map<Class<?>, MBeanInfo> infos;

  /**
   * Wraps a bean that sends notifications through {@code emitter}.
   *
   * @param infos what clients read of the kinds of beans, by their classes: there are thousands of a kind
   */
  <T> DescribedBean(ObjectName name, T bean, Class<T> type, NotificationBroadcasterSupport emitter, Audit audit,
      Map<Class<?>, MBeanInfo> infos) {
    super(bean, type, true, emitter);
    this.bean = bean;
    this.name = name;
    this.type = type;
    this.audit = audit;
    this.infos = infos;
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    return bean instanceof Rows rows && rows.varies() ? info() : infos.computeIfAbsent(bean.getClass(), kind -> info());
  }

  private MBeanInfo info() {
    return bean instanceof Rows rows ? rows.with(super.getMBeanInfo()) : super.getMBeanInfo();
  }

  /** It is kept for all of the kind. */
  @Override
  protected void cacheMBeanInfo(@Nullable MBeanInfo info) {
    // nothing of one's own
  }

  @Override
  public @Nullable Object invoke(@Nullable String operation, Object @Nullable [] arguments,
      String @Nullable [] signature) throws MBeanException, ReflectionException {
    MBeanInfo info = getMBeanInfo();
    if (Arguments.reads(info, operation)) {
      Arguments.check(info, operation, arguments, signature);
      return super.invoke(operation, arguments, signature);
    }
    try (Audit.Call call = audit.invoke(name, operation, told(operation, arguments))) {
      try {
        MBeanOperationInfo known = Arguments.check(info, operation, arguments, signature);
        Object result = bean instanceof Rows rows && rows.has(known.getName())
            ? rows.perform(known.getName(), arguments == null ? new Object[0] : arguments)
            : super.invoke(operation, arguments, signature);
        call.done();
        return result;
      } catch (MBeanException | ReflectionException | RuntimeException e) {
        call.refused(e);
        throw e;
      }
    }
  }

  /** What is secret is told as little as whether it was given at all. */
  private Object @Nullable [] told(@Nullable String operation, Object @Nullable [] arguments) {
    Optional<Method> called = operation == null ? Optional.empty() : method(operation);
    if (arguments == null || called.isEmpty()) {
      return arguments;
    }
    java.lang.reflect.Parameter[] known = called.get().getParameters();
    Object[] told = arguments.clone();
    for (int i = 0; i < Math.min(told.length, known.length); i++) {
      Parameter parameter = known[i].getAnnotation(Parameter.class);
      if (parameter != null && parameter.secret() && told[i] != null) {
        told[i] = SECRET;
      }
    }
    return told;
  }

  @Override
  public void setAttribute(@Nullable Attribute attribute)
      throws AttributeNotFoundException, InvalidAttributeValueException, MBeanException, ReflectionException {
    String asked = attribute == null ? null : attribute.getName();
    try (Audit.Call call = audit.set(name, asked, attribute == null ? null : attribute.getValue())) {
      try {
        Arguments.check(getMBeanInfo(), attribute);
        super.setAttribute(attribute);
        call.done();
      } catch (AttributeNotFoundException | InvalidAttributeValueException | MBeanException | ReflectionException
          | RuntimeException e) {
        call.refused(e);
        throw e;
      }
    }
  }

  /** One by one, since those that can be set are told and the others left out, as the interface has it. */
  @Override
  public AttributeList setAttributes(@Nullable AttributeList attributes) {
    AttributeList set = new AttributeList();
    for (Attribute attribute : attributes == null ? List.<Attribute>of() : attributes.asList()) {
      try {
        setAttribute(attribute);
        set.add(attribute);
      } catch (JMException | RuntimeException e) {
        SafeLog.of(DescribedBean.class).info("An attribute was not set: " + e.getMessage(), e);
      }
    }
    return set;
  }

  /** What only reads is not told in the event log. */
  @Override
  protected int getImpact(@Nullable MBeanOperationInfo info) {
    boolean reads = info != null && method(info.getName()).map(method -> method.getAnnotation(Described.class))
        .filter(Described::reads).isPresent();
    return reads ? MBeanOperationInfo.INFO : MBeanOperationInfo.ACTION;
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
