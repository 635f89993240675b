/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What is selected, described once for each kind: a {@link org.xenworkbench.ui.handle.HandleKind} says what a host, a
 * virtual machine, or an object of a third party looks like and what is known of it; the workbench's Properties and
 * labels follow. {@link org.xenworkbench.ui.handle.Handles} has them all. Others put signs on their icons
 * ({@link org.xenworkbench.ui.handle.HandleMarks}).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.handle;
