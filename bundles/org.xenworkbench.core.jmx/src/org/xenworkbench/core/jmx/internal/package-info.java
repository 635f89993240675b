/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The core as MXBeans on the platform's MBean server, for JConsole, JDK Mission Control and scripts that attach to the
 * process as the same user. {@link org.xenworkbench.core.jmx.internal.Management} keeps the beans of all objects, as a
 * {@link org.xenworkbench.core.jmx.BeanKind} says of each kind, besides those for migrations, event log and sampler.
 * Names are for ever: an interface only gains attributes. Getters read the last snapshot or the store and never call a
 * hypervisor. Units are in the descriptor of each attribute, field {@code units}.
 */
@NonNullByDefault
package org.xenworkbench.core.jmx.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
