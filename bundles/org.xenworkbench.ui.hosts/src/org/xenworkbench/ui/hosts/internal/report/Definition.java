/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.io.IOException;
import org.xenworkbench.core.driver.DomainDevices;

/**
 * What a VM is made of, by its definition, which comes from its host.
 *
 * @param xml the definition itself
 * @param devices its disks and network interfaces
 */
record Definition(String xml, DomainDevices devices) {

  /**
   * Reads one.
   *
   * @throws IOException if it is not well-formed or beyond bounds, as a sentence
   */
  static Definition parse(String xml) throws IOException {
    return new Definition(xml, DomainDevices.of(xml));
  }
}
