/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Handlers of commands of the Console view. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.console.internal.handlers;
