/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The engine outside OSGi, with a time and settings of the caller's: for tests of what is built on it. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.embedded;
