/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.Arrays;
import java.util.Locale;

/**
 * Prints one line of the table that releng/benchmarks/run collects.
 *
 * @since 0.1
 */
public final class Figure {

  private Figure() {
  }

  /**
   * Prints a figure.
   *
   * @param peer what ours is compared with, and its value; empty text if with nothing
   * @param limit ours divided by the peer's, or ours itself where there is no peer, must not be more; NaN for no target
   */
  public static void print(String name, double ours, String unit, String peer, double peers, double limit) {
    boolean alone = Double.isNaN(peers);
    double ratio = ours / peers;
    String target = Double.isNaN(limit) ? ""
        : alone ? "<= " + number(limit) + ' ' + unit : "<= " + number(limit) + " x";
    String reached = Double.isNaN(limit) ? "" : (alone ? ours : ratio) <= limit ? "yes" : "no";
    String other = alone ? peer : peer + ' ' + number(peers) + ' ' + unit;
    System.out.println(String.join("\t", "FIGURE", name, number(ours) + ' ' + unit, other,
        alone ? "" : number(ratio), target, reached));
  }

  /** A figure without a peer. */
  public static void print(String name, double ours, String unit, double limit) {
    print(name, ours, unit, "", Double.NaN, limit);
  }

  /** A figure that must be at least a value, beside that of a peer. */
  public static void printAtLeast(String name, double ours, String unit, String peer, double peers, double least) {
    System.out.println(String.join("\t", "FIGURE", name, number(ours) + ' ' + unit,
        peer + ' ' + number(peers) + ' ' + unit, number(ours / peers), ">= " + number(least) + ' ' + unit,
        ours >= least ? "yes" : "no"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }

  /** The middle one, or the mean of the two in the middle. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
