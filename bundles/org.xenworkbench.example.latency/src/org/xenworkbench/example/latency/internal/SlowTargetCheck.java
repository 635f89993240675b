/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.example.latency.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.migration.Verdict.Severity;

/**
 * Asks the target itself before a VM is moved there, and warns if it does not answer soon: what is known of it may be
 * out of date.
 */
@Component(service = MigrationCheck.class)
public final class SlowTargetCheck implements MigrationCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final HostCalls hosts;
  private final Duration patience;

  /** Reaches hosts by the core's service. */
  @Activate
  public SlowTargetCheck(@Reference HostCalls hosts) {
    this(hosts, PATIENCE);
  }

  SlowTargetCheck(HostCalls hosts, Duration patience) {
    this.hosts = hosts;
    this.patience = patience;
  }

  @Override
  public List<Verdict> check(Subject subject) {
    CompletableFuture<Boolean> answer = hosts.submit(subject.target().id(), Role.POLLING,
        session -> session.domain(subject.vm().id().uuid()).isPresent());
    try {
      answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
      return List.of();
    } catch (CompletionException e) {
      return List.of(new Verdict(Messages.SlowTargetCheck_Name, Severity.WARNING,
          reason(subject.target().name(), e.getCause()), Messages.SlowTargetCheck_Fix));
    }
  }

  private static String reason(String target, Throwable cause) {
    return cause instanceof HypervisorException refused
        ? NLS.bind(Messages.SlowTargetCheck_Refused, target, refused.getMessage())
        : NLS.bind(Messages.SlowTargetCheck_Reason, target);
  }
}
