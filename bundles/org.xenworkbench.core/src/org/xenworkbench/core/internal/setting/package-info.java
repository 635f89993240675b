/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The settings of all parts, and the core's own rows among them. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.setting;
