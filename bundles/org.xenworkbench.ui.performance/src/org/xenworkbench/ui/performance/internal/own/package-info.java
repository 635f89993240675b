/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Charts that users and bundles define: what they are ({@code ChartDefinition}), their form in XML ({@code ChartForm}),
 * the file of the workspace ({@code ChartFile}), those of bundles ({@code ContributedCharts}), and all together
 * ({@code OwnCharts}).
 */
@NonNullByDefault
package org.xenworkbench.ui.performance.internal.own;

import org.eclipse.jdt.annotation.NonNullByDefault;
