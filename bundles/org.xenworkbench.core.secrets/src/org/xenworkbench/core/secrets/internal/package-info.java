/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The credential store over Equinox secure storage, kept in the instance area. */
@NonNullByDefault
package org.xenworkbench.core.secrets.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
