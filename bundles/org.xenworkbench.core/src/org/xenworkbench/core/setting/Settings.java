/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.setting;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All settings that are there now, and their values. A value is text, as {@link Setting#normal} writes it. An OSGi
 * service; any thread, but what is set is written to disk.
 *
 * @since 0.1
 */
@ProviderType
public interface Settings {

  /** All settings: the core's first, then those of other parts, in order of their keys. */
  List<Setting> all();

  /** The setting of that key. */
  default Optional<Setting> find(String key) {
    return all().stream().filter(setting -> setting.key().equals(key)).findFirst();
  }

  /**
   * What is in force: what the user set, else what the product sets, else what the part says. Of a secret only that it
   * is kept, {@link Setting#KEPT}, or that there is none, an empty text; that may block, so not on a UI thread.
   */
  String value(Setting setting);

  /** What is in force while the user sets nothing. */
  String defaultOf(Setting setting);

  /**
   * Sets a value and keeps it; nothing happens if it is in force already. A secret goes to the credential store, which
   * may block, so not on a UI thread; an empty text has it forgotten.
   *
   * @throws IllegalArgumentException if it cannot have that value, with a sentence for the user
   * @throws IOException if it cannot be kept, with a sentence for the user; it is in force until the end then
   */
  void set(Setting setting, String value) throws IOException;
}
