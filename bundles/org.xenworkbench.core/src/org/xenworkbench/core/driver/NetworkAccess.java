/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that tell of the networks of their host. Its methods block and may be called from several
 * threads at once, as those of the {@link HypervisorSession} it is part of. They fail with
 * {@link HypervisorException.Kind#LOST} once that is lost or closed, and with
 * {@link HypervisorException.Kind#UNSUPPORTED} where this host has none.
 *
 * @since 0.1
 */
@ConsumerType
public interface NetworkAccess {

  /** As many networks are told of at most. */
  int MOST = 1_000;

  /** All networks, active or not. One that goes meanwhile is left out. */
  List<VirtualNetwork> networks() throws HypervisorException;

  /** The interfaces of all domains, active or not: reads the definition of each. */
  List<NetworkMember> members() throws HypervisorException;
}
