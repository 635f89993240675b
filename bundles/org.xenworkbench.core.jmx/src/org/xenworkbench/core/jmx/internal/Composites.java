/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Turns a record of simple values, and of maps of them by name, into open data: clients have no classes of ours. */
final class Composites {

  private static final Map<Class<?>, OpenType<?>> TYPES = Map.of(String.class, SimpleType.STRING, long.class,
      SimpleType.LONG, double.class, SimpleType.DOUBLE, boolean.class, SimpleType.BOOLEAN, Date.class, SimpleType.DATE);

  /** Maps by what their values are, as JMX itself writes them. */
  private static final Map<Type, TabularType> TABLES = Map.of(String.class, tableType(SimpleType.STRING), Long.class,
      tableType(SimpleType.LONG));

  private Composites() {
  }

  private static TabularType tableType(OpenType<?> value) {
    try {
      String[] columns = {"key", "value"};
      OpenType<?>[] types = {SimpleType.STRING, value};
      return new TabularType("values", "values by name", new CompositeType("value", "value", columns, columns, types),
          new String[] {"key"});
    } catch (OpenDataException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TabularData table(TabularType type, Map<?, ?> values) throws OpenDataException {
    TabularData table = new TabularDataSupport(type);
    for (Map.Entry<?, ?> each : values.entrySet()) {
      table.put(new CompositeDataSupport(type.getRowType(), Map.of("key", each.getKey(), "value", each.getValue())));
    }
    return table;
  }

  /** Of a component that is a map; empty if it is none. */
  private static Optional<TabularType> tableOf(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType map && map.getRawType() == Map.class
        ? Optional.of(TABLES.get(map.getActualTypeArguments()[1])) : Optional.empty();
  }

  static CompositeData of(Record data) {
    RecordComponent[] components = data.getClass().getRecordComponents();
    Map<String, Object> values = new LinkedHashMap<>();
    OpenType<?>[] types = new OpenType<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        Object value = components[i].getAccessor().invoke(data);
        Optional<TabularType> table = tableOf(components[i]);
        types[i] = table.isPresent() ? table.get() : TYPES.get(components[i].getType());
        values.put(components[i].getName(), table.isPresent() ? table(table.get(), (Map<?, ?>) value) : value);
      }
      String[] names = values.keySet().toArray(String[]::new);
      String name = data.getClass().getSimpleName();
      return new CompositeDataSupport(new CompositeType(name, name, names, names, types), values);
    } catch (OpenDataException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
