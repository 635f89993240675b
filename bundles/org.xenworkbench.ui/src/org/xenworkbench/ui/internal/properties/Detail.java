/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.properties;

/**
 * One thing that is known of an object.
 *
 * @param label what it is, without a colon
 * @param value it in words, never empty
 */
record Detail(String label, String value) {
}
