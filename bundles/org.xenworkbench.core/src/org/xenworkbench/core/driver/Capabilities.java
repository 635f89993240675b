/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host's driver can do: feature, yes or no, and why not.
 *
 * @param missing the features it lacks, each with the reason as a sentence for the user; all others are there
 * @since 0.1
 */
public record Capabilities(Map<Feature, String> missing) {

  /** Everything is supported. */
  public static final Capabilities ALL = new Capabilities(Map.of());

  /** Whether the feature is there. */
  public boolean has(Feature feature) {
    return !missing.containsKey(feature);
  }

  /** The reason of the first missing feature of a facet; empty if none of its features is missing. */
  public Optional<String> whyWithout(Class<?> facet) {
    return matrix().stream().filter(line -> line.feature().facet() == facet && !line.there()).map(Line::reason)
        .findFirst();
  }

  /**
   * One line of the matrix.
   *
   * @param feature the feature
   * @param there whether it is there
   * @param reason why not, as a sentence for the user; empty if it is there
   */
  public record Line(Feature feature, boolean there, String reason) {
  }

  /** Every feature, there or not and why. */
  public List<Line> matrix() {
    return Arrays.stream(Feature.values())
        .map(feature -> new Line(feature, has(feature), missing.getOrDefault(feature, ""))).toList();
  }

  /** The same without some more features; what was missing before keeps its reason. */
  public Capabilities without(Map<Feature, String> more) {
    Map<Feature, String> all = new EnumMap<>(Feature.class);
    all.putAll(more);
    all.putAll(missing);
    return new Capabilities(all);
  }
}
