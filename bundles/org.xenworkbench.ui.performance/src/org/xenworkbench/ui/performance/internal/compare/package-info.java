/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * Compare Hosts: source and target of a migration on one time axis, with the means before, during and after it. A
 * {@code Comparison} is all that is shown of one, made by {@code ComparisonBuilder} off the UI thread.
 */
@NonNullByDefault
package org.xenworkbench.ui.performance.internal.compare;

import org.eclipse.jdt.annotation.NonNullByDefault;
