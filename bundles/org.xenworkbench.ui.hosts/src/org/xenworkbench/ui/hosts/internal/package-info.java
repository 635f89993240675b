/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The Xen Hosts view: hosts and virtual machines with their states, live, and the commands on them. */
@NonNullByDefault
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
