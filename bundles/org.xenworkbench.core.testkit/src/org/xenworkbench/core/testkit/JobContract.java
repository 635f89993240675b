/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.SessionContext.Role;

/**
 * What {@link JobControl} promises of domains without a job; of migrations {@link MigrationContract} tests it.
 *
 * @since 0.1
 */
@ConsumerType
public interface JobContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  @Test
  default void withoutAJobThereIsNoProgress() throws Exception {
    OpenHost home = fixture().openHomeWith(JobControl.class);
    UUID vm = fixture().vmOn(home);
    assertThat(home.jobs().jobProgress(vm)).isEmpty();
    Kind refusal = home.has(Feature.ABORT_JOB) ? Kind.INVALID_STATE : Kind.UNSUPPORTED;
    assertFails(refusal, () -> home.jobs().abortJob(vm));
  }

  @Test
  default void anUnknownDomainHasNoJob() throws Exception {
    OpenHost home = fixture().openHomeWith(JobControl.class);
    assertFails(Kind.NO_SUCH_DOMAIN, () -> home.jobs().jobProgress(UNKNOWN));
  }

  @Test
  default void aLostSessionTellsOfNoJob() throws Exception {
    OpenHost home = fixture().openHomeWith(JobControl.class);
    UUID vm = fixture().vmOn(home);
    for (Role role : Role.values()) {
      JobControl jobs = home.session(role).require(JobControl.class);
      home.session(role).close();
      assertFails(Kind.LOST, () -> jobs.jobProgress(vm));
    }
  }
}
