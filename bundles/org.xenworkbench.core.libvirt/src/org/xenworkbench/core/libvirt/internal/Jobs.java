/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Handles;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;

/** Tells of the jobs of domains and aborts them. */
final class Jobs implements JobControl {

  private final Connection connection;
  private final Guard guard;

  Jobs(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  @Override
  public Optional<JobProgress> jobProgress(UUID uuid) throws HypervisorException {
    return connection.onDomain(uuid, Messages.Action_jobProgress, domain -> {
      JobStatistics.Result result = JobStatistics.read(Handles.of(domain));
      if (result.failed()) {
        HypervisorException failure = connection.lastError(NLS.bind(Messages.Action_jobProgress, domain.getName()));
        if (failure.kind() == Kind.INVALID_STATE) {
          return Optional.empty();
        }
        throw failure;
      }
      return result.progress();
    });
  }

  @Override
  public void abortJob(UUID uuid) throws HypervisorException {
    connection.onDomain(uuid, Messages.Action_abortJob, domain -> {
      String action = NLS.bind(Messages.Action_abortJob, domain.getName());
      guard.require(Feature.ABORT_JOB, action);
      guard.checkChangeable(uuid, action, domain.getName());
      return domain.abortJob();
    });
  }
}
