/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/** How numbers become text, for every face of the workbench alike: {@link org.xenworkbench.core.text.Quantities}. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.text;
