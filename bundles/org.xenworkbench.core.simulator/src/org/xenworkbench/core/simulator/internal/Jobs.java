/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.MigrationParameters;

/** Migrations from a session's host, and the jobs that they are. */
record Jobs(SimulatorSession session) implements JobControl, MigrationControl {

  @Override
  public void migrate(UUID domain, MigrationParameters parameters, Optional<HypervisorSession> target)
      throws HypervisorException {
    MigrationJob job = session.change(() -> {
      session.world().require(session.host(), domain);
      for (Feature needed : parameters.options().needs()) {
        session.require(needed);
      }
      return session.world().migrations().start(session.host(), domain, parameters, target);
    });
    session.awaitEnd(job, target.isEmpty());
  }

  @Override
  public Optional<JobProgress> jobProgress(UUID domain) throws HypervisorException {
    return session.call(() -> {
      session.world().require(session.host(), domain);
      return session.host().job(domain).filter(job -> job.source() == session.host()).map(MigrationJob::progress);
    });
  }

  @Override
  public void limitMigration(UUID domain, OptionalLong bandwidth, Optional<Duration> downtime)
      throws HypervisorException {
    throw new HypervisorException(Kind.UNSUPPORTED, Messages.Session_NoLimits);
  }

  @Override
  public void startPostCopy(UUID domain) throws HypervisorException {
    session.change(() -> {
      session.world().require(session.host(), domain);
      session.require(Feature.MIGRATION_POST_COPY);
      job(domain).switchOver();
      return domain;
    });
  }

  @Override
  public void abortJob(UUID domain) throws HypervisorException {
    session.change(() -> {
      session.world().require(session.host(), domain);
      session.require(Feature.ABORT_JOB);
      job(domain).abort();
      return domain;
    });
  }

  private MigrationJob job(UUID domain) throws HypervisorException {
    return session.host().job(domain).orElseThrow(() -> new HypervisorException(Kind.INVALID_STATE,
        NLS.bind(Messages.Session_NoJob, session.host().name())));
  }
}
