/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The event log: what happened, who did it, how it ended. One {@link org.xenworkbench.core.event.LogEntry} per
 * operation or occurrence; later states of the same entry share its correlation id.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.event;
