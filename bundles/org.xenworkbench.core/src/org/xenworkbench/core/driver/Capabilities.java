/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Map;

/**
 * What a host's driver can do: feature, yes or no, and why not.
 *
 * @param missing the features it lacks, each with the reason as a sentence for the user; all others are there
 */
public record Capabilities(Map<Feature, String> missing) {

  /** Everything is supported. */
  public static final Capabilities ALL = new Capabilities(Map.of());

  /** Whether the feature is there. */
  public boolean has(Feature feature) {
    return !missing.containsKey(feature);
  }
}
