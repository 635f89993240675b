/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * The inventory of hosts as a file, to be kept for the day a host is lost: {@link ReportReader} asks the hosts for
 * definitions, one host after the other, and hands each to a {@link ReportWriter}, so that no more than one is in
 * memory.
 */
@NonNullByDefault
package org.xenworkbench.ui.hosts.internal.report;

import org.eclipse.jdt.annotation.NonNullByDefault;
