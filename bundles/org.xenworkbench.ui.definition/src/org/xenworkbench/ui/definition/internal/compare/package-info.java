/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Definitions beside each other, in the platform's compare editor. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.definition.internal.compare;
