/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What is known of an object, as its {@link org.xenworkbench.ui.handle.HandleKind} says it: {@code GeneralPage} shows
 * it in the Properties dialog, {@code DetailsSource} in the Properties view. {@code HandleAdapters} is how the
 * workbench finds them, whatever the kind.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.internal.properties;
