/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * The flat table of all virtual machines: {@link VmFeed} hears what changes and has {@link VmOrder} put it in order in
 * the background, {@link VmsPanel} shows what is in sight. What columns say is told by the tree's {@code HostColumn}.
 */
@NonNullByDefault
package org.xenworkbench.ui.hosts.internal.vms;

import org.eclipse.jdt.annotation.NonNullByDefault;
