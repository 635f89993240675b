/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The inventory: placements of every host, and the owner derived from them. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.inventory;
