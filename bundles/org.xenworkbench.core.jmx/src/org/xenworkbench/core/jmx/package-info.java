/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What others add to the MBeans of the workbench: a {@link org.xenworkbench.core.jmx.BeanKind} says which beans there
 * are of a further kind of objects. An MXBean interface says by {@link org.xenworkbench.core.jmx.Described} and
 * {@link org.xenworkbench.core.jmx.Parameter} what a client reads of it; what a client asks to be done is in the event
 * log by itself.
 */
@NonNullByDefault
package org.xenworkbench.core.jmx;

import org.eclipse.jdt.annotation.NonNullByDefault;
