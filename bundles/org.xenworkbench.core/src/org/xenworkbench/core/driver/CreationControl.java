/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that make domains. Its methods block and may be called from several threads at once, as those
 * of the {@link HypervisorSession} it is part of. They fail with {@link HypervisorException.Kind#LOST} once that is
 * lost or closed.
 *
 * @since 0.1
 */
@ConsumerType
public interface CreationControl {

  /** As many kinds are told of at most. */
  int MOST_TYPES = 100;

  /** Which kinds of domains the host can have; those that it likes best first. */
  List<GuestType> guestTypes() throws HypervisorException;

  /**
   * Has the host keep a new domain, which is shut off. What it needs (disks, networks) is not looked at before it is
   * started.
   *
   * @param xml in the hypervisor's form, with a name and a UUID; fails with
   *     {@link HypervisorException.Kind#CONFIGURATION} if it is none, and with
   *     {@link HypervisorException.Kind#FAILED} if a domain of the host has that name or that UUID, which stays as it
   *     is then, or the host refuses it
   */
  void create(String xml) throws HypervisorException;
}
