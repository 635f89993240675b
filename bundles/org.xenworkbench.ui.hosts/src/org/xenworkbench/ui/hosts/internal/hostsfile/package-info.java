/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * Files that list hosts: {@code ExportHostsHandler} writes one, {@code ImportHostsHandler} reads one and shows in
 * {@code ImportHostsDialog} what of it is to be taken.
 */
@NonNullByDefault
package org.xenworkbench.ui.hosts.internal.hostsfile;

import org.eclipse.jdt.annotation.NonNullByDefault;
