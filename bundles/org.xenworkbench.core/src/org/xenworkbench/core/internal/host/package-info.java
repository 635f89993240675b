/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Configured hosts, their connections and polling. The registry has one {@code ManagedHost} each: its state, changed
 * under a lock that is never held during a call to the host. It has one {@code HostLink} at a time, which opens the
 * polling session, polls and hears events on threads of its own, and a {@code SessionSlot} for operations and one for
 * consoles. So no host can hold up another, nor its own recovery.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.host;
