/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Live migration: the request, the checks before it (each an OSGi service), running it, and what is known of running
 * and past migrations, those begun by somebody else included.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.migration;
