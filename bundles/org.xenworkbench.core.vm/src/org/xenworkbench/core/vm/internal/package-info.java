/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** Power actions and consoles. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.vm.internal;
