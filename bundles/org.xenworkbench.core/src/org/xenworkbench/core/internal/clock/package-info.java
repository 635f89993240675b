/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Whether the wall clock can be believed: what is stored by its time waits until it can, and nothing is deleted. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.clock;
