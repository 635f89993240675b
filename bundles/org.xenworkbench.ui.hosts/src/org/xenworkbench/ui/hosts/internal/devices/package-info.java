/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Attaching and detaching devices of VMs, and changing CDs: rows of the table of actions, with their dialogs. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.hosts.internal.devices;
