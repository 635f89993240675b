/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The model that every view, MBean and third party reads: identities, immutable snapshots of hosts and virtual
 * machines, and the {@link org.xenworkbench.core.model.Inventory} that keeps them. Snapshots are equal by identity, so
 * that a selection survives a refresh; whether their content differs is asked with {@code sameContent}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.model;
