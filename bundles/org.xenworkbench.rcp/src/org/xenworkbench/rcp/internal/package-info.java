/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The standalone application: its window, branding and the lock on its workspace. It holds no logic of its own and
 * knows the views and the perspective only by their ids.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.rcp.internal;
