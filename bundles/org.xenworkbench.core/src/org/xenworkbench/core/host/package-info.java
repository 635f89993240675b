/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Which hosts are configured, and connecting to them.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.host;
