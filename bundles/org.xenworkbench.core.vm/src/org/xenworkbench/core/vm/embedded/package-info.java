/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What can be done with VMs, outside OSGi: for tests of what is built on it. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.vm.embedded;
