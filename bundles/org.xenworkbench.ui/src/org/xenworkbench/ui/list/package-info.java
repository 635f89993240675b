/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * What all lists of the workbench do alike: columns that share the room, sort, can be hidden and stay as the user left
 * them, and a filter that is worked by keys.
 */
@NonNullByDefault
package org.xenworkbench.ui.list;

import org.eclipse.jdt.annotation.NonNullByDefault;
