/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What can be done with storage and networks of hosts: rows of the table of actions, with their dialogs. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.hosts.internal.storage;
