/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Configured hosts, their connections and polling: one {@code ManagedHost} each, none of which can hold up another. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.internal.host;
