/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Map;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;

/**
 * The variable {@value #VARIABLE}: whether simulated hosts are shown. The view sets it; asking never starts the engine.
 */
public final class SimulatedState extends AbstractSourceProvider {

  static final String VARIABLE = "org.xenworkbench.simulated";

  private boolean simulated;

  void set(boolean now) {
    if (simulated != now) {
      simulated = now;
      fireSourceChanged(ISources.WORKBENCH, VARIABLE, now);
    }
  }

  @Override
  public Map<String, Object> getCurrentState() {
    return Map.of(VARIABLE, simulated);
  }

  @Override
  public String[] getProvidedSourceNames() {
    return new String[] {VARIABLE};
  }

  @Override
  public void dispose() {
    // Holds nothing that would have to be given back.
  }
}
