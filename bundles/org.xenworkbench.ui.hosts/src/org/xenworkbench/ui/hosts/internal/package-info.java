/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The Xen Hosts view: hosts and virtual machines with their states, live. {@code HostsView} is the workbench part,
 * {@code HostsTree} its tree. What rows there are, and what they say, is known to a {@code NodeKind} for each kind of
 * them; filter, order, memory and refresh know {@code Nodes} only. What becomes of rows is collected by
 * {@code TreeChanges} and shown by {@code TreeRefresh}. The commands are in {@code handlers}, the dialog that adds or
 * changes a host in {@code dialog}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.hosts.internal;
