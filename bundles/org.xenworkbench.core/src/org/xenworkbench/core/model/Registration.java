/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Ends what it was returned for, such as listening. Closing twice does nothing; may be closed on any thread.
 *
 * @since 0.1
 */
@ProviderType
@FunctionalInterface
public interface Registration extends AutoCloseable {

  @Override
  void close();
}
