/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What can be done with hosts and virtual machines: {@link org.xenworkbench.ui.action.Actions} is the table, an
 * {@link org.xenworkbench.ui.action.Action} a row of it, and {@link org.xenworkbench.ui.action.ActionHandler} the
 * handler of them all, which asks, does, and says what is left out. What is enabled is told by one property tester. In
 * plugin.xml is only what the workbench must know before it runs any code: command, handler, key, and places in menus.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.action;
