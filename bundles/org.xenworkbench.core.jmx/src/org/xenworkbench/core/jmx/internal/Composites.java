/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.lang.reflect.RecordComponent;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/** Turns a record of simple values into open data, which any client reads without our classes. */
final class Composites {

  private static final Map<Class<?>, OpenType<?>> TYPES = Map.of(String.class, SimpleType.STRING, long.class,
      SimpleType.LONG, double.class, SimpleType.DOUBLE, boolean.class, SimpleType.BOOLEAN, Date.class, SimpleType.DATE);

  private Composites() {
  }

  static CompositeData of(Record data) {
    RecordComponent[] components = data.getClass().getRecordComponents();
    Map<String, Object> values = new LinkedHashMap<>();
    OpenType<?>[] types = new OpenType<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = TYPES.get(components[i].getType());
        values.put(components[i].getName(), components[i].getAccessor().invoke(data));
      }
      String[] names = values.keySet().toArray(String[]::new);
      String name = data.getClass().getSimpleName();
      return new CompositeDataSupport(new CompositeType(name, name, names, names, types), values);
    } catch (OpenDataException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
