/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * Who takes what of the hosts. The list of all virtual machines: {@link TopFeed} hears what changes and has
 * {@link TopOrder} put it in order, {@link TopMeans} reads means of the range that is chosen, both in the background;
 * {@link TopTable} shows what is in sight. {@link Usage} says what is counted.
 */
@NonNullByDefault
package org.xenworkbench.ui.performance.internal.top;

import org.eclipse.jdt.annotation.NonNullByDefault;
