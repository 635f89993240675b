/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.Quantities;

/**
 * How much there is of something that can be set, and how much there can be; in base units.
 *
 * @param unit what it is counted in
 * @param least the least that can be set
 * @param greatest the most that can be set
 * @param present what there is now, if that is known
 * @param bound why it is not more, and what to do for more, as a sentence; empty if there is nothing to be said
 * @since 0.1
 */
public record Amount(Unit unit, long least, long greatest, OptionalLong present, String bound) {

  /** One of which there is nothing to be said. */
  public Amount(Unit unit, long least, long greatest, OptionalLong present) {
    this(unit, least, greatest, present, "");
  }

  /** What is counted. */
  public enum Unit {
    /** Bytes, which users read and enter as MiB. */
    BYTES(1L << 20, "MiB") {
      @Override
      public String text(long value) {
        return Quantities.mebibytes(value);
      }

      @Override
      public String exact(long value) {
        return value > 0 && value % step() == 0 ? text(value) : Quantities.count(value) + " B";
      }
    },
    /** Pieces. */
    COUNT(1, "") {
      @Override
      public String text(long value) {
        return Quantities.count(value);
      }
    };

    private final long step;
    private final String symbol;

    Unit(long step, String symbol) {
      this.step = step;
      this.symbol = symbol;
    }

    /** How many make one of what users enter. */
    public long step() {
      return step;
    }

    /** What users read behind a number; may be empty. */
    public String symbol() {
      return symbol;
    }

    /** A value with its unit, as users read it. */
    public abstract String text(long value);

    /** The same to the last one, where it is no whole number of what users enter. */
    public String exact(long value) {
      return text(value);
    }
  }

  /** Whether that value can be set. */
  public boolean allows(long value) {
    return value >= least && value <= greatest;
  }

  /**
   * The same, but not more than that.
   *
   * @param most the most that can be set; never less than the least
   * @param why why, and what to do for more, as a sentence
   */
  public Amount upTo(long most, String why) {
    return most >= greatest ? this : new Amount(unit, least, Math.max(least, most), present, why);
  }

  /** Whether that value takes away more than half of what there is now: what runs on it may end for want of it. */
  public boolean isSevere(long value) {
    return present.isPresent() && value < present.getAsLong() / 2;
  }

  /** From the least to the greatest that users can enter, such as “1 to 4,096 MiB”. */
  public String range() {
    return NLS.bind(Messages.Amount_Range, Quantities.count(-Math.floorDiv(-least, unit.step())),
        unit.text(greatest / unit.step() * unit.step()));
  }

  /**
   * What can be set for all of some at once; their present value if it is the same.
   *
   * @param all those of one unit, at least one
   */
  public static Amount common(Collection<Amount> all) {
    Unit unit = all.iterator().next().unit();
    LongStream present = all.stream().flatMapToLong(one -> one.present().stream()).distinct();
    long[] values = all.stream().allMatch(one -> one.present().isPresent()) ? present.toArray() : new long[0];
    Amount smallest = all.stream().min(Comparator.comparingLong(Amount::greatest)).orElseThrow();
    return new Amount(unit, all.stream().mapToLong(Amount::least).max().orElseThrow(), smallest.greatest(),
        values.length == 1 ? OptionalLong.of(values[0]) : OptionalLong.empty(), smallest.bound());
  }
}
