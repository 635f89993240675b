/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

/**
 * An entry of a menu.
 *
 * @param text its text without mnemonic and key
 * @param enabled whether it can be chosen
 */
public record MenuEntry(String text, boolean enabled) {
}
