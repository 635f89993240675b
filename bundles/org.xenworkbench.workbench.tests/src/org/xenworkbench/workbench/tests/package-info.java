/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** Drives the whole workbench through page objects, as a user would. */
package org.xenworkbench.workbench.tests;
