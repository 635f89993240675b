/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What asks hosts for their storage and networks, and the operations that change them. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.storage.internal;
