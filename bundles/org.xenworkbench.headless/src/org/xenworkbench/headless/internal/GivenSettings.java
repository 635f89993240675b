/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.Settings;

/** Sets what the command line says. */
final class GivenSettings {

  private final Settings settings;

  GivenSettings(Settings settings) {
    this.settings = settings;
  }

  /** Sets all of them, or none if one is wrong, with a sentence that says which. */
  void set(Map<String, String> given) throws IOException {
    for (Map.Entry<String, String> one : given.entrySet()) {
      normal(one.getKey(), one.getValue());
    }
    try (Registration byCommandLine = Initiator.act(Initiator.commandLine())) {
      for (Map.Entry<String, String> one : given.entrySet()) {
        settings.set(find(one.getKey()), one.getValue());
      }
    }
  }

  private void normal(String key, String value) throws IOException {
    Setting setting = find(key);
    if (setting.secret().isPresent()) { // whoever looks at the processes of this machine has read it by now
      throw new IOException(NLS.bind(Messages.Arguments_Secret, key));
    }
    try {
      setting.normal(value);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Setting find(String key) throws IOException {
    return settings.find(key).orElseThrow(() -> new IOException(NLS.bind(Messages.Arguments_UnknownSetting, key,
        settings.all().stream().map(Setting::key).collect(Collectors.joining(", ")))));
  }
}
