/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.setting;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part that has settings. Register it as an OSGi service: its settings are on the page of preferences then, can be
 * given on the command line, and their changes are in the event log.
 *
 * @since 0.1
 */
@ConsumerType
public interface SettingSource {

  /** Its settings in the order in which they are shown; always the same. Any thread, at once. */
  List<Setting> settings();
}
