/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.problem;

import org.eclipse.core.resources.IMarker;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;

/** Has what can be done about what stands in the way of a migration offered as quick fixes (Ctrl+1). */
@NonNullByDefault({}) // what it overrides says nothing of null
public final class BlockerResolutions implements IMarkerResolutionGenerator2 {

  @Override
  public boolean hasResolutions(IMarker marker) {
    return !BlockerMarkers.of(marker).fixes().isEmpty();
  }

  @Override
  public IMarkerResolution[] getResolutions(IMarker marker) {
    Blocker blocker = BlockerMarkers.of(marker);
    return blocker.fixes().stream().map(fix -> new BlockerResolution(blocker, fix)).toArray(IMarkerResolution[]::new);
  }
}
