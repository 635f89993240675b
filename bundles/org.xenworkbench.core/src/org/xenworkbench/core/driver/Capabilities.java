/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.osgi.util.NLS;

/**
 * What a host's driver can do: feature, yes or no, and why not. It is told from what the session has, so that a driver
 * says nothing of what it does not know. Immutable.
 *
 * @since 0.1
 */
public final class Capabilities {

  /** Everything is supported. */
  public static final Capabilities ALL = new Capabilities(Set.copyOf(Feature.values()), feature -> true, Map.of());

  private final Set<Feature> told;
  private final Predicate<Feature> present;
  private final Map<Feature, String> lacks;

  private Capabilities(Set<Feature> told, Predicate<Feature> present, Map<Feature, String> lacks) {
    this.told = told;
    this.present = present;
    this.lacks = lacks;
  }

  /** Those of a session, at once: which facets it has, and what it says besides. */
  public static Capabilities of(HypervisorSession session) {
    Set<Feature> told = Set.copyOf(session.features());
    return new Capabilities(told, feature -> feature.facet() == HypervisorSession.class ? told.contains(feature)
        : session.facet(feature.facet()).isPresent(), Map.copyOf(session.lacks()));
  }

  /** Whether the feature is there. */
  public boolean has(Feature feature) {
    return present.test(feature) && !lacks.containsKey(feature);
  }

  /** Why a feature is missing, as a sentence for the user; empty if it is there. */
  public Optional<String> whyNot(Feature feature) {
    return has(feature) ? Optional.empty()
        : Optional.of(Optional.ofNullable(lacks.get(feature))
            .orElseGet(() -> NLS.bind(Messages.Capabilities_NotOffered, feature.label())));
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

  /** Every feature that the core knows or the session speaks of, there or not and why. */
  public List<Line> matrix() {
    Set<Feature> known = new LinkedHashSet<>(Feature.values());
    known.addAll(told);
    known.addAll(lacks.keySet());
    return known.stream().map(feature -> new Line(feature, has(feature), whyNot(feature).orElse(""))).toList();
  }

  /** The same without some more features; what was missing before keeps its reason. */
  public Capabilities without(Map<Feature, String> more) {
    Map<Feature, String> all = new HashMap<>(more);
    all.putAll(lacks);
    return new Capabilities(told, present, Map.copyOf(all));
  }
}
