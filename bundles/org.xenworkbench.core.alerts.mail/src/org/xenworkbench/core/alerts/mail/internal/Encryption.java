/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xenworkbench.core.alerts.AlertActionSetting;

/** How the way to the server is kept from others. What is chosen is required: nothing less is ever done instead. */
enum Encryption {

  /** Asked for after the greeting; a server that does not offer it gets no mail. */
  STARTTLS(587, Messages.Encryption_StartTls),
  /** From the first byte on. */
  TLS(465, Messages.Encryption_Tls),
  /** Not at all. */
  NONE(25, Messages.Encryption_None);

  private final int port;
  private final String label;

  Encryption(int port, String label) {
    this.port = port;
    this.label = label;
  }

  /** The port if none is given. */
  int port() {
    return port;
  }

  private String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What there is to choose from. */
  static List<AlertActionSetting.Choice> choices() {
    return Arrays.stream(values()).map(each -> new AlertActionSetting.Choice(each.value(), each.label)).toList();
  }

  /** Which one a setting means, the first if it is empty; nothing if it means none. */
  static Optional<Encryption> of(String setting) {
    return Arrays.stream(values()).filter(each -> setting.isEmpty() || each.value().equals(setting)).findFirst();
  }
}
