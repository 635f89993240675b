/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** Metrics of the machine that the core runs on, read through OSHI. */
@NonNullByDefault
package org.xenworkbench.core.oshi.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
