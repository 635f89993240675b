/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The checks that ask hosts, each a service of its own as a third party's would be: what an answer means is in its
 * check, how hosts are asked and for how long an answer holds in {@code HostFacts}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.migration.internal.check;
