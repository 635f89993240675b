/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Configured hosts, their connections and polling. The registry has one {@code ManagedHost} each: its state, changed
 * under a lock that is never held during a call to the host. It has one {@code HostLink} at a time, which opens the
 * polling session and has it polled, an {@code EventIntake} for what is told between rounds, and its
 * {@code SideSessions} for operations and consoles. Calls of all others come by {@code HostAccess} and wait for their
 * turn in a {@code Lane}. So no host can hold up another, nor its own recovery.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.host;
