/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions whose domains have jobs: migrations, and whatever else takes a hypervisor long. Its methods may
 * be called from several threads at once and never wait for the job they are about, so the core calls them on the
 * {@linkplain SessionContext.Role#POLLING polling} session; they fail with {@link HypervisorException.Kind#LOST} once
 * that is lost or closed.
 *
 * @since 0.1
 */
@ConsumerType
public interface JobControl {

  /**
   * Progress of the domain's running job, whoever began it; empty if it has none.
   *
   * @param domain the UUID that the host lists the domain under
   * @throws HypervisorException with {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list it
   */
  Optional<JobProgress> jobProgress(UUID domain) throws HypervisorException;

  /**
   * Asks the domain's job to end, and does not wait until it has.
   *
   * @param domain the UUID that the host lists the domain under
   * @throws HypervisorException with {@link HypervisorException.Kind#UNSUPPORTED} where the driver cannot
   *     ({@link Feature#ABORT_JOB}), {@link HypervisorException.Kind#INVALID_STATE} if it has no job, and
   *     {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list it
   */
  void abortJob(UUID domain) throws HypervisorException;
}
