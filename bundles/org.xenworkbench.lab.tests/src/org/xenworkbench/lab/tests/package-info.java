/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

/** Runs against the QEMU and Xen labs; only part of a build with the profile {@code lab}. */
package org.xenworkbench.lab.tests;
