/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** The driver on SWTBot, built and used only with {@code -Pswtbot}; the pages and tests are the same. */
package org.xenworkbench.workbench.tests.driver.swtbot;
