/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Which hosts are configured, the groups that the user made of them, connecting to them
 * ({@link org.xenworkbench.core.host.HostRegistry}), polling them ({@link org.xenworkbench.core.host.Polling}) and
 * calling them ({@link org.xenworkbench.core.host.HostCalls}).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.host;
