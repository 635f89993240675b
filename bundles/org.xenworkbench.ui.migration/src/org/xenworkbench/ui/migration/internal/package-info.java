/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The migrate command and its dialog: collects a migration request and hands it to the operation service. */
@NonNullByDefault
package org.xenworkbench.ui.migration.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
