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
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Turns a record of simple values and maps of texts into open data, which any client reads without our classes. */
final class Composites {

  private static final Map<Class<?>, OpenType<?>> TYPES = Map.of(String.class, SimpleType.STRING, long.class,
      SimpleType.LONG, double.class, SimpleType.DOUBLE, boolean.class, SimpleType.BOOLEAN, Date.class, SimpleType.DATE);

  /** A map of texts, as JMX itself writes it. */
  private static final TabularType TABLE = tableType();

  private Composites() {
  }

  private static TabularType tableType() {
    try {
      String[] columns = {"key", "value"};
      OpenType<?>[] types = {SimpleType.STRING, SimpleType.STRING};
      return new TabularType("texts", "texts by name", new CompositeType("text", "text", columns, columns, types),
          new String[] {"key"});
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TabularData table(Map<?, ?> texts) throws OpenDataException {
    TabularData table = new TabularDataSupport(TABLE);
    for (Map.Entry<?, ?> text : texts.entrySet()) {
      table.put(new CompositeDataSupport(TABLE.getRowType(), Map.of("key", text.getKey(), "value", text.getValue())));
    }
    return table;
  }

  static CompositeData of(Record data) {
    RecordComponent[] components = data.getClass().getRecordComponents();
    Map<String, Object> values = new LinkedHashMap<>();
    OpenType<?>[] types = new OpenType<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        Object value = components[i].getAccessor().invoke(data);
        boolean table = value instanceof Map;
        types[i] = table ? TABLE : TYPES.get(components[i].getType());
        values.put(components[i].getName(), table ? table((Map<?, ?>) value) : value);
      }
      String[] names = values.keySet().toArray(String[]::new);
      String name = data.getClass().getSimpleName();
      return new CompositeDataSupport(new CompositeType(name, name, names, names, types), values);
    } catch (OpenDataException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
