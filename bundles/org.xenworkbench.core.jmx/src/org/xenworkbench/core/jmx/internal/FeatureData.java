/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import org.xenworkbench.core.driver.Capabilities;

/**
 * Whether a host can do something.
 *
 * @param feature what
 * @param there whether it can
 * @param reason why not; empty if it can
 */
// getters besides the accessors: JMX maps those only, up to Java 20
public record FeatureData(String feature, boolean there, String reason) {

  static FeatureData of(Capabilities.Line line) {
    return new FeatureData(line.feature().name(), line.there(), line.reason());
  }

  public String getFeature() {
    return feature;
  }

  public boolean isThere() {
    return there;
  }

  public String getReason() {
    return reason;
  }
}
