/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jdt.annotation.Nullable;
import org.rrd4j.core.RrdBackend;
import org.rrd4j.core.RrdBackendAnnotation;
import org.rrd4j.core.RrdBackendFactory;
import org.rrd4j.core.RrdByteArrayBackend;

/** Lets RRD4J work on the content of a file in memory. */
final class ImageBackend extends RrdByteArrayBackend {

  private ImageBackend(@Nullable String path, byte[] image) {
    super(path);
    setBuffer(image);
  }

  @Override
  protected void close() throws IOException {
    // memory only
  }

  /** Opens one image, whatever its name. */
  @RrdBackendAnnotation(name = "IMAGE", shouldValidateHeader = true)
  static final class Factory extends RrdBackendFactory {

    private final byte[] image;

    Factory(byte[] image) {
      this.image = image;
    }

    @Override
    protected RrdBackend open(@Nullable String path, boolean readOnly) {
      return new ImageBackend(path, image);
    }

    @Override
    protected boolean exists(@Nullable String path) {
      return true;
    }

    @Override
    public boolean canStore(@Nullable URI uri) {
      return true;
    }
  }
}
