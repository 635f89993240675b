/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The Performance view: charts of the selected hosts and virtual machines, with migrations as bands. */
@NonNullByDefault
package org.xenworkbench.ui.performance.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
