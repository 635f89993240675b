/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * What stands in the way of a migration as markers of Eclipse's Problems view, with what can be done about it as quick
 * fixes. A marker keeps texts and keys only: who fixes it checks anew, since it may be old.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.migration.internal.problem;
