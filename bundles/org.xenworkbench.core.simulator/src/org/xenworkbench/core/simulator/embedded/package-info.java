/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** A simulator outside OSGi, with a clock and threads of the caller's: for tests. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.simulator.embedded;
