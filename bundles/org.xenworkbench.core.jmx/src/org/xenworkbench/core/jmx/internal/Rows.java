/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;

/**
 * A bean with operations that are the rows of a table of the core and not methods of its interface: a new row is a new
 * operation. Each returns the id of its entry in the event log.
 */
interface Rows {

  /** One operation. */
  static MBeanOperationInfo operation(String name, String description, MBeanParameterInfo... parameters) {
    return new MBeanOperationInfo(name, description, parameters, String.class.getName(), MBeanOperationInfo.ACTION);
  }

  /** The operations; the same array for all beans of a kind, since there may be thousands, unless it varies. */
  MBeanOperationInfo[] operations();

  /** Whether operations come and go with bundles while the bean is there, so that nothing can be kept of them. */
  default boolean varies() {
    return false;
  }

  /**
   * Does what an operation says.
   *
   * @param operation the name of one of {@link #operations}
   * @param arguments its parameters, of the types that it declares
   * @throws IllegalStateException with the reason if it is not possible now
   * @throws IllegalArgumentException with the reason if an argument is beyond what is possible
   */
  String perform(String operation, Object... arguments);

  /** Whether that is one of them. */
  default boolean has(String operation) {
    return Arrays.stream(operations()).anyMatch(known -> known.getName().equals(operation));
  }

  /** What a client reads of the bean: what its interface has, and these. */
  default MBeanInfo with(MBeanInfo info) {
    MBeanOperationInfo[] all = Stream.concat(Arrays.stream(operations()), Arrays.stream(info.getOperations()))
        .toArray(MBeanOperationInfo[]::new);
    return new MBeanInfo(info.getClassName(), info.getDescription(), info.getAttributes(), info.getConstructors(), all,
        info.getNotifications(), info.getDescriptor());
  }
}
