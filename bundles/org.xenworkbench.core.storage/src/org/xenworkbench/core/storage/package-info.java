/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Storage pools, volumes and networks of hosts: what is known of them since somebody looked
 * ({@link org.xenworkbench.core.storage.HostResources}), and what can be done with them. Nothing is asked of a host
 * that nobody looks at.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.storage;
