/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import java.util.ServiceLoader;

/** Chooses the driver. */
public final class UiDrivers {

  /** The system property that names another driver's class, see {@link ServiceLoader}. */
  public static final String PROPERTY = "xenworkbench.ui.driver";

  private UiDrivers() {
  }

  /** The driver that the system property asks for; that on plain SWT if it asks for none. */
  public static UiDriver create() {
    String wanted = System.getProperty(PROPERTY, "");
    if (wanted.isEmpty()) {
      return new SwtUiDriver();
    }
    return ServiceLoader.load(UiDriver.class, UiDrivers.class.getClassLoader()).stream()
        .filter(provider -> provider.type().getName().equals(wanted)).findFirst().map(ServiceLoader.Provider::get)
        .orElseThrow(() -> new IllegalStateException("There is no driver " + wanted + ". Build with -Pswtbot."));
  }
}
