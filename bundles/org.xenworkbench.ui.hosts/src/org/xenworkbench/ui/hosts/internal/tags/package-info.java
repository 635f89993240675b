/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Editing the tags of hosts and virtual machines, and the words of what the tree shows by them. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.hosts.internal.tags;
