/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The widget primitives that the page objects need: {@link org.xenworkbench.workbench.tests.driver.UiDriver}, one
 * implementation on plain SWT, and the choice of another one, such as that on SWTBot.
 */
package org.xenworkbench.workbench.tests.driver;
