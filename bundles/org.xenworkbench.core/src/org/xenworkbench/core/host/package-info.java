/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Which hosts are configured, how they are reached, and connecting to them. Endpoints are built from typed fields with
 * an allow-list of characters and never from a URI that somebody typed.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.host;
