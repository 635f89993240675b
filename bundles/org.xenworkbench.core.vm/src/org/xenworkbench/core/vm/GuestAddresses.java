/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;

/**
 * The network addresses of guests, as far as their hosts know them. Each costs a call to its host, so only those are
 * asked for that somebody looks at. An OSGi service; any thread, never waits for a host.
 *
 * @since 0.1
 */
@ProviderType
public interface GuestAddresses {

  /** Hears of new addresses. */
  @ConsumerType
  @FunctionalInterface
  interface Listener {
    /** That VM has others now; called on a thread of its host, and must return at once. */
    void addressesChanged(VmId vm);
  }

  /** What the host of a VM told last, in text; empty if nothing is known, or it does not run. Asks nobody. */
  List<String> of(VmId vm);

  /** Somebody looks at these: their hosts are asked in the background, unless they were within the last minute. */
  void want(Collection<VmId> vms);

  /** Listens to changes. */
  Registration addListener(Listener listener);
}
