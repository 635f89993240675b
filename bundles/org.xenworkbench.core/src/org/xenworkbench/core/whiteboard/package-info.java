/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Services of a whiteboard as a component binds them whose members may themselves need that component. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.whiteboard;
