/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Which hosts are configured, connecting to them ({@link org.xenworkbench.core.host.HostRegistry}), and polling them
 * ({@link org.xenworkbench.core.host.Polling}).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.host;
