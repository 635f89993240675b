/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** What is wrong with the text of a definition, as far as it can be told without its host. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.definition.internal.check;
