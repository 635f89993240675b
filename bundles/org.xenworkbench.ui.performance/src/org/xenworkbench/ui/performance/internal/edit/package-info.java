/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Dialogs for the charts that users define: {@code ChartDialog} for one, whose lines {@code LinesField} lists and
 * {@code AddLinesDialog} finds, and {@code ChartsDialog} for all. {@code ChartUse} and {@code ChartJobs} do what was
 * chosen.
 */
@NonNullByDefault
package org.xenworkbench.ui.performance.internal.edit;

import org.eclipse.jdt.annotation.NonNullByDefault;
