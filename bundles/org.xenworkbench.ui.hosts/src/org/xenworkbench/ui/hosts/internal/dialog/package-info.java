/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * The settings of a host: {@code HostDraft} is what was typed and what is wrong with it, field by field, and knows no
 * widgets; {@code HostForm} shows it; {@code HostEditor} tests and saves it in the background. {@code AddHostWizard} is
 * around it for a new host, the page {@code HostSettingsPage} of the Properties dialog for one that is there.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.ui.hosts.internal.dialog;
