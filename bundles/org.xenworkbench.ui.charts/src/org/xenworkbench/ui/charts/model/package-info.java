/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What a chart shows, free of SWT: {@link org.xenworkbench.ui.charts.model.ChartModel} holds a time range, a {@link
 * org.xenworkbench.ui.charts.model.ValueAxis}, {@link org.xenworkbench.ui.charts.model.Series}, {@link
 * org.xenworkbench.ui.charts.model.Band}s and {@link org.xenworkbench.ui.charts.model.Marker}s. All types are
 * immutable and may be made and read on any thread; make them off the UI thread.
 */
@NonNullByDefault
package org.xenworkbench.ui.charts.model;

import org.eclipse.jdt.annotation.NonNullByDefault;
