/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.action;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Rows of a bundle for the table of {@link Actions}. A whiteboard: register one as an OSGi service. What the rows need
 * they get when they are asked, so that nothing is woken before.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface ActionRows {

  /** The rows, always the same. */
  List<Action<?>> rows();
}
