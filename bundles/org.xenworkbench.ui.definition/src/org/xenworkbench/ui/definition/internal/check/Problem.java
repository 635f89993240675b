/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.check;

/**
 * Something that is wrong with a text.
 *
 * @param offset where it begins, in characters
 * @param length how long it is, in characters
 * @param error whether a host is sure to refuse it; else it may know better
 * @param text what is wrong, as a sentence
 */
public record Problem(int offset, int length, boolean error, String text) {
}
