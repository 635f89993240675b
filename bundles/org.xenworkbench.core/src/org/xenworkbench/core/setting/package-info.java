/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
/**
 * Settings of the engine's parts, each a row ({@link org.xenworkbench.core.setting.Setting}) that its part declares
 * ({@link org.xenworkbench.core.setting.SettingSource}); the page of preferences, the command line and the event log
 * follow ({@link org.xenworkbench.core.setting.Settings}).
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.xenworkbench.core.setting;
