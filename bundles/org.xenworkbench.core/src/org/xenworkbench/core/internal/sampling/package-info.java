/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** From raw poll rounds to samples and their history of the last ten minutes. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.sampling;
