/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The event log: recent entries in memory, all of them in the store, written durably before they are acknowledged. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.event;
