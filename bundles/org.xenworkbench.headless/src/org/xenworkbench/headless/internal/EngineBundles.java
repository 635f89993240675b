/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The bundles of the engine. One that cannot be resolved offers no service, which nobody would notice. */
final class EngineBundles {

  private static final String PREFIX = "org.xenworkbench.core";

  private EngineBundles() {
  }

  /** Which of them cannot be used and why, empty if all can. */
  static Optional<String> obstacle(BundleContext context) {
    String reasons = Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getSymbolicName() != null && bundle.getSymbolicName().startsWith(PREFIX))
        .filter(bundle -> bundle.getState() == Bundle.INSTALLED).map(EngineBundles::reason).flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
    return reasons.isEmpty() ? Optional.empty() : Optional.of(reasons);
  }

  private static Optional<String> reason(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
      return Optional.empty();
    } catch (BundleException e) {
      return Optional.of(NLS.bind(Messages.EngineBundles_Unresolved, bundle.getSymbolicName(),
          String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ")));
    }
  }
}
