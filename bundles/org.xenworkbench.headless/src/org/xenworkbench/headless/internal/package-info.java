/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The same core without a display: a collector and agent with a command line. */
@NonNullByDefault
package org.xenworkbench.headless.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
