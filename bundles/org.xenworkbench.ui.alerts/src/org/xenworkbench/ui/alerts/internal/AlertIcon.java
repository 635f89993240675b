/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal;

import java.util.Locale;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.xenworkbench.core.alerts.AlertSeverity;

/** The icons of this bundle, told apart by their shapes as well as by their colours. */
public enum AlertIcon {
  /** The view. */
  ALERTS,
  /** A warning. */
  WARNING,
  /** Somebody must see to it now. */
  CRITICAL,
  /** A warning, on the icon of something. */
  WARNING_SIGN,
  /** The same of what is critical. */
  CRITICAL_SIGN;

  /** One for all callers: a resource manager shares an image among equal descriptors, and these are equal to none. */
  private final ImageDescriptor descriptor = ImageDescriptor.createFromURLSupplier(true,
      () -> AlertIcon.class.getResource("/icons/" + name().toLowerCase(Locale.ROOT) + ".svg"));

  private final ImageDescriptor quiet = ImageDescriptor.createWithFlags(descriptor, SWT.IMAGE_GRAY);

  /** The same without colour, of what stands back. */
  public ImageDescriptor quiet() {
    return quiet;
  }

  /** The icon as an image descriptor, 16 x 16, a sign 8 x 8. */
  public ImageDescriptor descriptor() {
    return descriptor;
  }

  /** The icon of a severity. */
  public static AlertIcon of(AlertSeverity severity) {
    return severity == AlertSeverity.CRITICAL ? CRITICAL : WARNING;
  }

  /** The sign of a severity. */
  public static AlertIcon sign(AlertSeverity severity) {
    return severity == AlertSeverity.CRITICAL ? CRITICAL_SIGN : WARNING_SIGN;
  }
}
