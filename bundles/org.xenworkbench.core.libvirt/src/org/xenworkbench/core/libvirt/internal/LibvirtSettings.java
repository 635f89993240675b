/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.SettingSource;

/** The driver's settings. */
@Component
public final class LibvirtSettings implements SettingSource {

  private final List<Setting> settings = List.of(
      Setting.text("tls.certificates", Messages.Tls_certificates).hint(Messages.Tls_certificatesDefault)
          .refusing(LibvirtSettings::obstacle).keptIn(TlsCertificates.BUNDLE, TlsCertificates.PREFERENCE));

  private static Optional<String> obstacle(String folder) {
    try {
      TlsCertificates.parameter(folder);
      return Optional.empty();
    } catch (HypervisorException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  @Override
  public List<Setting> settings() {
    return settings;
  }
}
