/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;

/** A copy of an array of virTypedParameter, by name. Numbers of all kinds are read as long. */
public final class TypedParams {

  private static final int SIZE = 96;
  private static final int TYPE = 80;
  private static final int VALUE = 88;

  private final Map<String, Object> values;

  private TypedParams(Map<String, Object> values) {
    this.values = values;
  }

  /** Copies a native array, which stays its owner's. */
  public static TypedParams read(@Nullable Pointer params, int count) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; params != null && i < count; i++) {
      Pointer param = params.share((long) i * SIZE);
      Object value = value(param);
      if (value != null) {
        values.put(param.getString(0), value);
      }
    }
    return new TypedParams(values);
  }

  /** From values already in Java, for tests and for drivers that report by fixed structures. */
  public static TypedParams of(Map<String, Object> values) {
    return new TypedParams(Map.copyOf(values));
  }

  private static @Nullable Object value(Pointer param) {
    switch (param.getInt(TYPE)) {
      case 1:
        return (long) param.getInt(VALUE);
      case 2:
        return param.getInt(VALUE) & 0xffffffffL;
      case 3:
      case 4:
        return param.getLong(VALUE);
      case 5:
        return param.getDouble(VALUE);
      case 6:
        return param.getByte(VALUE) == 0 ? 0L : 1L;
      case 7:
        Pointer text = param.getPointer(VALUE);
        return text == null ? null : text.getString(0, "UTF-8");
      default:
        return null;
    }
  }

  /** A whole number, empty if it is not there. */
  public OptionalLong number(String name) {
    return values.get(name) instanceof Long value ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /** A whole number, or the given one if it is not there. */
  public long number(String name, long otherwise) {
    return number(name).orElse(otherwise);
  }

  /** A text, or null if it is not there. */
  public @Nullable String text(String name) {
    return values.get(name) instanceof String value ? value : null;
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
