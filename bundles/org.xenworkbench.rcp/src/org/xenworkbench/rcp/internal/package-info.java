/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The standalone application: its window, perspective and branding. It holds no logic of its own. */
@NonNullByDefault
package org.xenworkbench.rcp.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
