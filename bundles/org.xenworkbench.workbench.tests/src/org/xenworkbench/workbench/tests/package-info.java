/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Tests of the whole workbench from outside, on simulated fleets. A {@link org.xenworkbench.workbench.tests.Workbench}
 * gives each test hosts of its own; what a user sees and does goes through the pages of
 * {@link org.xenworkbench.workbench.tests.pages}.
 */
package org.xenworkbench.workbench.tests;
