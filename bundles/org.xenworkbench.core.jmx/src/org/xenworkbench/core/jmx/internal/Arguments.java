/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/**
 * Looks at what a client gives before a bean sees it, so that the client reads what would be right and not what Java
 * says of a cast or a null.
 */
final class Arguments {

  private static final Map<String, Class<?>> BOXES = Map.of("long", Long.class, "int", Integer.class, "boolean",
      Boolean.class, "double", Double.class, String.class.getName(), String.class);

  private Arguments() {
  }

  /** Whether what is called only reads, so that nobody need be told of it. */
  static boolean reads(MBeanInfo info, @Nullable String name) {
    MBeanOperationInfo[] called = Arrays.stream(info.getOperations()).filter(known -> known.getName().equals(name))
        .toArray(MBeanOperationInfo[]::new);
    return called.length > 0
        && Arrays.stream(called).allMatch(known -> known.getImpact() == MBeanOperationInfo.INFO);
  }

  /**
   * The operation that is called.
   *
   * @throws ReflectionException if there is none of that name with those parameters
   * @throws IllegalArgumentException if an argument is missing or of another type
   */
  static MBeanOperationInfo check(MBeanInfo info, @Nullable String name, Object @Nullable [] arguments,
      String @Nullable [] signature) throws ReflectionException {
    String[] types = signature == null ? new String[0] : signature;
    MBeanOperationInfo operation = Arrays.stream(info.getOperations())
        .filter(known -> known.getName().equals(name) && Arrays.equals(types(known), types)).findFirst()
        .orElseThrow(() -> unknown(info, name, types));
    Object[] values = arguments == null ? new Object[0] : arguments;
    MBeanParameterInfo[] parameters = operation.getSignature();
    if (values.length != parameters.length) {
      throw new IllegalArgumentException(MessageFormat.format(Messages.Arguments_count, text(operation),
          values.length));
    }
    for (int i = 0; i < values.length; i++) {
      Class<?> type = BOXES.get(parameters[i].getType());
      if (type != null && !type.isInstance(values[i])) {
        String meaning = parameters[i].getDescription().replaceFirst("\\.$", "");
        throw new IllegalArgumentException(NLS.bind(Messages.Arguments_argument, new Object[] {parameters[i].getName(),
            text(operation), type.getSimpleName(), meaning, shown(values[i])}));
      }
    }
    return operation;
  }

  /** The same for an attribute that is set. */
  static void check(MBeanInfo info, @Nullable Attribute attribute)
      throws AttributeNotFoundException, InvalidAttributeValueException {
    MBeanAttributeInfo[] settable =
        Arrays.stream(info.getAttributes()).filter(MBeanAttributeInfo::isWritable).toArray(MBeanAttributeInfo[]::new);
    String name = attribute == null ? "" : attribute.getName();
    MBeanAttributeInfo known = Arrays.stream(settable).filter(one -> one.getName().equals(name)).findFirst()
        .orElseThrow(() -> new AttributeNotFoundException(NLS.bind(Messages.Arguments_attribute, Quoted.text(name),
            Arrays.stream(settable).map(MBeanAttributeInfo::getName).collect(Collectors.joining(", ")))));
    Class<?> type = BOXES.get(known.getType());
    Object value = attribute == null ? null : attribute.getValue();
    if (type != null && !type.isInstance(value)) {
      throw new InvalidAttributeValueException(NLS.bind(Messages.Arguments_value,
          new Object[] {name, type.getSimpleName(), known.getDescription(), shown(value)}));
    }
  }

  private static ReflectionException unknown(MBeanInfo info, @Nullable String name, String[] types) {
    String known = Arrays.stream(info.getOperations()).map(Arguments::text).collect(Collectors.joining(", "));
    String text = NLS.bind(Messages.Arguments_operation,
        Quoted.text(name + '(' + String.join(", ", types) + ')'), known);
    return new ReflectionException(new NoSuchMethodException(text), text);
  }

  private static String[] types(MBeanOperationInfo operation) {
    return Arrays.stream(operation.getSignature()).map(MBeanParameterInfo::getType).toArray(String[]::new);
  }

  private static String text(MBeanOperationInfo operation) {
    return operation.getName() + Arrays.stream(operation.getSignature())
        .map(parameter -> parameter.getType().replaceAll(".*\\.", "") + ' ' + parameter.getName())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "null" : '"' + Quoted.text(value) + '"';
  }
}
