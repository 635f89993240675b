/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import org.xenworkbench.core.model.Registration;

/**
 * The end of the whole process, before any bundle is stopped: drivers and stores are there still, so that what ends in
 * order can be told and kept: an entry of the event log that is made later may be in no log. Any thread.
 *
 * @since 0.1
 */
public final class FrameworkEnd {

  private FrameworkEnd() {
  }

  /**
   * Has it run, on the thread that ends the framework, which waits for it; never where there is no framework.
   *
   * @return takes it back, as whoever is deactivated before does
   */
  public static Registration before(Runnable end) {
    @Nullable Bundle bundle = FrameworkUtil.getBundle(FrameworkEnd.class);
    @Nullable BundleContext context = bundle == null ? null : bundle.getBundleContext();
    return context == null ? () -> {} : listen(context, end);
  }

  /** Whether it has begun; never where there is no framework. True before any that {@link #before} has run. */
  public static boolean hasBegun() {
    @Nullable Bundle bundle = FrameworkUtil.getBundle(FrameworkEnd.class);
    @Nullable BundleContext context = bundle == null ? null : bundle.getBundleContext();
    return bundle != null
        && (context == null || context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING);
  }

  private static Registration listen(BundleContext context, Runnable end) {
    SynchronousBundleListener listener = event -> {
      if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
        end.run();
      }
    };
    context.addBundleListener(listener);
    return () -> {
      try {
        context.removeBundleListener(listener);
      } catch (IllegalStateException e) {
        // the bundle has stopped, and its listeners went with it
      }
    };
  }
}
