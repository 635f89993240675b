/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** The help says what the documentation says, and every view has some. */
package org.xenworkbench.ui.help;
