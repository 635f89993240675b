/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Which hosts are configured, connecting to them, and the groups that the user made of them.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.host;
