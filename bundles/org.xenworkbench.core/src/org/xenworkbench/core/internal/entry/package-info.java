/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What can be done with entries of the event log: the table, to which all parts bring rows. */
@NonNullByDefault
package org.xenworkbench.core.internal.entry;

import org.eclipse.jdt.annotation.NonNullByDefault;
