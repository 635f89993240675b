/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The user's guide in a window of our own, which needs neither a browser nor a network. */
package org.xenworkbench.ui.internal.guide;
