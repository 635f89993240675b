/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Optional;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.VmId;

/**
 * What a VM, or all others together, took of a host.
 *
 * @param vm which; empty for the others
 * @param label what the legend says
 * @param color which colour of the palette: the VM's for as long as it is shown
 * @param series how much it was, at the same times as the others
 */
public record Share(Optional<VmId> vm, String label, int color, TimeSeries series) {
}
