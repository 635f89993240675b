/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

/** Ends what it was returned for, such as listening. Closing twice does nothing; may be closed on any thread. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

  @Override
  void close();
}
