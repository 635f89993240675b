/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The Xen Hosts view: hosts and virtual machines with their states, live. {@code HostsView} is the workbench part,
 * {@code HostsTree} its tree, {@code HostRows} what the columns say. The commands are in {@code handlers}, the dialog
 * that adds or changes a host in {@code dialog}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.hosts.internal;
