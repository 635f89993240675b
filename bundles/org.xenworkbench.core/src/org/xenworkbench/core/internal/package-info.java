/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Wiring of the core that several of its parts share. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal;
