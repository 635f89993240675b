/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Estimates how long a migration will take from earlier ones that succeeded. Pure.
 *
 * <p>It learns from migrations of the same VM on the same way (that source and that target); where there are fewer than
 * {@value #ENOUGH}, from those of the VM on any way as well, then from those of other VMs on that way: the newest
 * {@value #NEWEST} at most. The time of one with another memory size is scaled by the ratio of the two sizes.
 *
 * <p>Times vary by factors, so the logarithms x of the n times are taken for normally distributed, with unknown mean
 * and variance. The range has the next one with a probability of 80 %: mean(x) ± t · √(s² · (1 + 1/n) + u²), where
 * s² = (2 · 0.25² + Σ(x − mean(x))²) / (n + 1), and t is the quantile 0.9 of Student's distribution with n + 1 degrees
 * of freedom. It is the posterior predictive distribution under a flat prior of the mean and a scaled inverse χ² prior
 * of the variance that weighs as much as two observations with a spread of a quarter: Gelman et al., Bayesian Data
 * Analysis, 3rd edition, section 3.2 f. So one value alone gives a range too, from half of it to its double, and every
 * further one narrows it. What is not in proportion to memory is not known: u² is the mean of (ln r / 2)² over the
 * ratios r by which times were scaled, half of what scaling does.
 */
final class MigrationEstimator {

  /** So many alike are learned from without asking what is less alike. */
  static final int ENOUGH = 3;
  /** Hosts and networks change: what is older than so many tells no more. */
  static final int NEWEST = 20;
  /** None takes longer, nor is any expected to. */
  static final Duration LONGEST = Duration.ofDays(30);

  /** Before anything is known: migrations of one VM differ by about so much, as logarithm. */
  private static final double PRIOR_SPREAD = 0.25;
  /** That knowledge weighs as much as so many observations. */
  private static final int PRIOR_WEIGHT = 2;
  /** Student's quantile 0.9 for 2, 3 … degrees of freedom, as many as {@link #NEWEST} values can have. */
  private static final double[] STUDENT = {1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356,
      1.350, 1.345, 1.341, 1.337, 1.333, 1.330, 1.328, 1.325, 1.323};

  /**
   * A migration that succeeded.
   *
   * @param vm its VM
   * @param source where that ran
   * @param target where it went
   * @param memory the VM's memory in bytes, if it is known
   * @param duration from start to end
   */
  record Past(VmId vm, HostId source, HostId target, OptionalLong memory, Duration duration) {

    /** Whether it can be so: what a log says need not be. */
    boolean isPlausible() {
      return !duration.isNegative() && !duration.isZero() && duration.compareTo(LONGEST) <= 0;
    }
  }

  private MigrationEstimator() {
  }

  /**
   * Estimates.
   *
   * @param past earlier ones, the newest first
   * @param memory the VM's memory in bytes, if it is known
   * @return empty if there is nothing to learn from
   */
  static Optional<MigrationEstimate> estimate(List<Past> past, VmId vm, HostId source, HostId target,
      OptionalLong memory) {
    Predicate<Past> sameVm = one -> one.vm().equals(vm);
    Predicate<Past> sameWay = one -> one.source().equals(source) && one.target().equals(target);
    List<Past> alike = new ArrayList<>();
    for (Predicate<Past> kind : List.of(sameVm.and(sameWay), sameVm.and(sameWay.negate()),
        sameWay.and(sameVm.negate()).and(one -> isKnown(one.memory()) && isKnown(memory)))) {
      if (alike.size() < ENOUGH) {
        past.stream().filter(Past::isPlausible).filter(kind).limit(NEWEST - alike.size()).forEach(alike::add);
      }
    }
    return alike.isEmpty() ? Optional.empty() : Optional.of(range(alike, memory));
  }

  private static MigrationEstimate range(List<Past> alike, OptionalLong memory) {
    int n = alike.size();
    double[] scales = alike.stream().mapToDouble(one -> Math.log(ratio(memory, one.memory()))).toArray();
    double[] times = new double[n];
    for (int i = 0; i < n; i++) {
      times[i] = Math.log(alike.get(i).duration().toNanos()) + scales[i];
    }
    double mean = DoubleStream.of(times).average().orElseThrow();
    double squares = DoubleStream.of(times).map(time -> (time - mean) * (time - mean)).sum();
    int freedom = PRIOR_WEIGHT + n - 1;
    double variance = (PRIOR_WEIGHT * PRIOR_SPREAD * PRIOR_SPREAD + squares) / freedom;
    double scaling = DoubleStream.of(scales).map(scale -> scale * scale / 4).average().orElseThrow();
    double half = STUDENT[freedom - 2] * Math.sqrt(variance * (1 + 1.0 / n) + scaling);
    return new MigrationEstimate(duration(mean - half), duration(mean), duration(mean + half), n);
  }

  /** How many times the memory of an earlier one this VM has; 1 where one of the two is not known. */
  private static double ratio(OptionalLong memory, OptionalLong earlier) {
    return isKnown(memory) && isKnown(earlier) ? (double) memory.getAsLong() / earlier.getAsLong() : 1;
  }

  private static boolean isKnown(OptionalLong memory) {
    return memory.isPresent() && Bounds.memory(memory.getAsLong()) > 0;
  }

  private static Duration duration(double logarithm) {
    return Duration.ofNanos((long) Math.max(1, Math.min(Math.exp(logarithm), LONGEST.toNanos())));
  }
}
