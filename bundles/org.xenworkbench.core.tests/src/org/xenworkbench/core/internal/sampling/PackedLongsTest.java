/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedLongsTest {

  private static final int ROUNDS = Integer.getInteger("xenworkbench.packed.rounds", 500);
  private static final int LENGTH = 128;

  /** Whatever is put in, in whatever order, with whatever was there before. */
  @Test
  void givesBackEachNumberToTheBit() {
    long seed = Long.getLong("xenworkbench.packed.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      LongSupplier numbers = numbers(random);
      long[] expected = new long[1 + random.nextInt(LENGTH)];
      Arrays.fill(expected, numbers.getAsLong());
      PackedLongs packed = new PackedLongs(expected.length, expected[0]);
      for (int i = 0; i < 3 * expected.length; i++) {
        int place = random.nextInt(expected.length);
        expected[place] = random.nextInt(20) == 0 ? random.nextLong() : numbers.getAsLong();
        packed.set(place, expected[place]);
        if (random.nextInt(50) == 0) {
          packed.pack();
        }
        assertThat(all(packed, expected.length)).as("seed %d, round %d, step %d", seed, round, i).isEqualTo(expected);
      }
    }
  }

  /** Some sort of numbers, as they come from one metric. */
  private static LongSupplier numbers(Random random) {
    double base = random.nextDouble() * Math.pow(10, random.nextInt(30) - 10);
    List<LongSupplier> sorts = List.of(
        random::nextLong,
        () -> Double.doubleToRawLongBits(base * random.nextDouble()),
        () -> Double.doubleToRawLongBits(base * (1 + random.nextDouble() * 1e-5)),
        () -> Double.doubleToRawLongBits(random.nextInt(1 << 20)),
        () -> Double.doubleToRawLongBits(-random.nextFloat()),
        () -> Double.doubleToRawLongBits(random.nextBoolean() ? Double.NaN : base),
        () -> random.nextBoolean() ? Double.doubleToRawLongBits(-0.0) : 0,
        () -> 0x7ff0_0000_0000_0000L | random.nextInt(), // infinite, and not numbers of several kinds
        () -> 1_764_000_000_000L + random.nextInt(600_000),
        () -> 1L << random.nextInt(Long.SIZE));
    return sorts.get(random.nextInt(sorts.size()));
  }

  @Test
  void whatAllHaveInCommonTakesNoRoom() {
    assertThat(width(DoubleStream.generate(() -> 4.0 * (1L << 30)))).as("a memory that stays as it is").isZero();
    assertThat(width(IntStream.range(0, LENGTH).mapToDouble(i -> 1000 + i))).as("whole numbers").isEqualTo(2);
    assertThat(width(new Random(1).doubles().map(value -> (float) value))).as("floats").isLessThanOrEqualTo(5);
    assertThat(width(new Random(1).doubles().map(value -> 1e5 + value))).as("first digits alike").isEqualTo(5);
    assertThat(width(new Random(1).doubles(-1e9, 1e9))).as("all sorts").isEqualTo(8);
  }

  @Test
  void aNumberThatWasUnlikeTheOthersIsForgottenWhenItIsPacked() {
    PackedLongs packed = new PackedLongs(LENGTH, Double.doubleToRawLongBits(7));
    packed.set(3, Double.doubleToRawLongBits(Math.PI));
    assertThat(packed.width()).as("all but the first").isEqualTo(7);
    packed.set(3, Double.doubleToRawLongBits(7));
    assertThat(packed.width()).as("until then it keeps its room").isEqualTo(7);
    packed.pack();
    assertThat(packed.width()).isZero();
    assertThat(all(packed, LENGTH)).containsOnly(Double.doubleToRawLongBits(7));
  }

  private static int width(DoubleStream values) {
    long[] bits = values.limit(LENGTH).mapToLong(Double::doubleToRawLongBits).toArray();
    PackedLongs packed = new PackedLongs(LENGTH, bits[0]);
    for (int i = 0; i < bits.length; i++) {
      packed.set(i, bits[i]);
    }
    assertThat(all(packed, LENGTH)).isEqualTo(bits);
    return packed.width();
  }

  private static long[] all(PackedLongs packed, int length) {
    return IntStream.range(0, length).mapToObj(packed::get).mapToLong(Long::longValue).toArray();
  }
}
