/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;

/** A copy of an array of virTypedParameter, by name. Numbers of all kinds are read as long. */
public final class TypedParams {

  private static final int SIZE = 96;
  private static final int TYPE = 80;
  private static final int VALUE = 88;
  /** As many as libvirt takes from a host for all its domains; more would not fit into one array. */
  private static final int MAX_COUNT = 262_144;

  private final Map<String, Object> values;

  private TypedParams(Map<String, Object> values) {
    this.values = values;
  }

  /** Copies a native array, which stays its owner's. */
  public static TypedParams read(@Nullable Pointer params, int count) {
    if (params == null || count <= 0 || count > MAX_COUNT) {
      return new TypedParams(Map.of());
    }
    // one copy of all is faster than a call for each
    byte[] bytes = params.getByteArray(0, count * SIZE);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    Map<String, Object> values = new HashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      int start = i * SIZE;
      Object value = value(buffer, start);
      if (value != null) {
        values.put(name(bytes, start), value);
      }
    }
    return new TypedParams(values);
  }

  /** Names are of libvirt's making, and ASCII. */
  private static String name(byte[] bytes, int start) {
    int end = start;
    while (end < start + TYPE && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** From values already in Java, for tests and for drivers that report by fixed structures. */
  public static TypedParams of(Map<String, Object> values) {
    return new TypedParams(Map.copyOf(values));
  }

  private static @Nullable Object value(ByteBuffer params, int start) {
    int at = start + VALUE;
    switch (params.getInt(start + TYPE)) {
      case 1:
        return (long) params.getInt(at);
      case 2:
        return params.getInt(at) & 0xffffffffL;
      case 3:
      case 4:
        return params.getLong(at);
      case 5:
        return params.getDouble(at);
      case 6:
        return params.get(at) == 0 ? 0L : 1L;
      case 7:
        long text = params.getLong(at);
        return text == 0 ? null : new Pointer(text).getString(0, VirtLibrary.ENCODING);
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
