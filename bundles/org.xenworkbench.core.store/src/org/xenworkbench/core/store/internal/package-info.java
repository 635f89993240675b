/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** History (RRD4J) and event log (SQLite) on disk. */
@NonNullByDefault
package org.xenworkbench.core.store.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
