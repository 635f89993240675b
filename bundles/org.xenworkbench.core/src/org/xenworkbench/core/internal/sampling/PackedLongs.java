/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

/**
 * An array of numbers of 64 bits, in which each takes only as many bytes as differ among all: those that all have in
 * common, at both ends, are kept once. What is put in comes out as it was, to the bit. Samples of a metric share much:
 * sign, exponent and first digits, or the zeros at the end where they are whole numbers; a value that never changes
 * takes no byte. Not for several threads at once.
 */
final class PackedLongs {

  private final int length;
  /** The bytes that all have in common; zero in those that differ. */
  private long common;
  /** How many bytes differ, and by how many bits they lie above the lowest. */
  private int width;
  private int shift;
  private byte[] bytes = {};

  /** Creates one that has the same number at each place. */
  PackedLongs(int length, long all) {
    this.length = length;
    common = all;
  }

  long get(int place) {
    long differing = 0;
    for (int i = place * width, end = i + width; i < end; i++) {
      differing = differing << Byte.SIZE | bytes[i] & 0xff;
    }
    return common | differing << shift;
  }

  void set(int place, long number) {
    long unlike = (number ^ common) & ~window();
    if (unlike != 0) {
      repack(unlike | window());
    }
    put(bytes, place, number >>> shift);
  }

  private void put(byte[] target, int place, long number) {
    long rest = number;
    for (int start = place * width, i = start + width - 1; i >= start; i--) {
      target[i] = (byte) rest;
      rest >>>= Byte.SIZE;
    }
  }

  /** Gives back the bytes that what is in it now has in common. */
  void pack() {
    long first = get(0);
    long unlike = 0;
    for (int place = 1; place < length; place++) {
      unlike |= get(place) ^ first;
    }
    repack(unlike);
  }

  /** The bits of the bytes that differ. */
  private long window() {
    return width == 0 ? 0 : -1L >>> Long.SIZE - width * Byte.SIZE << shift;
  }

  /** Has as many bytes for each number as take these bits. */
  private void repack(long unlike) {
    int low = unlike == 0 ? 0 : Long.numberOfTrailingZeros(unlike) / Byte.SIZE;
    int high = Long.BYTES - Long.numberOfLeadingZeros(unlike) / Byte.SIZE;
    int wanted = unlike == 0 ? 0 : high - low;
    if (wanted == width && low * Byte.SIZE == shift) {
      return;
    }
    long[] all = new long[length];
    for (int place = 0; place < length; place++) {
      all[place] = get(place);
    }
    width = wanted;
    shift = low * Byte.SIZE;
    common = all[0] & ~window();
    bytes = new byte[length * width];
    for (int place = 0; place < length; place++) {
      put(bytes, place, all[place] >>> shift);
    }
  }

  /** How many bytes a number takes. */
  int width() {
    return width;
  }
}
