/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** What a third party would write, from exported API only: a metric, its chart and one migration check. */
@NonNullByDefault
package org.xenworkbench.example.latency.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
