/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Page objects: what a user sees and does in each view and dialog, in the words of the user. Built on
 * {@link org.xenworkbench.workbench.tests.driver.UiDriver} alone; lab tests use them too.
 */
package org.xenworkbench.workbench.tests.pages;
