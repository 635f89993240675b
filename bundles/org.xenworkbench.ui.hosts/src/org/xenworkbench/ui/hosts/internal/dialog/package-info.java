/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The dialog that adds or changes a host: {@code HostDraft} is what was typed and what is wrong with it, field by
 * field, and knows no widgets; {@code HostForm} shows it; {@code HostDialog} tests and saves it in the background.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.hosts.internal.dialog;
