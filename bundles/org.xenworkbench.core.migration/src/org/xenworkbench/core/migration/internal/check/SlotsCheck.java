/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;

/**
 * Looks whether the connections that the migration takes have room for a call: a daemon answers only so many of one
 * client at once, and a migration lasts as long as its call. That of the source is taken by each, that of the target by
 * one that the workbench manages.
 */
@Component(service = MigrationCheck.class)
public final class SlotsCheck extends AskingCheck {

  private final HostCalls hosts;

  /** Asks by that, which asks no host. */
  @Activate
  public SlotsCheck(@Reference HostCalls hosts) {
    super(Messages.Slots);
    this.hosts = hosts;
  }

  @Override
  List<Verdict> ask(Subject subject) {
    boolean isManaged = subject.request().mode() == MigrationRequest.Mode.CLIENT_MANAGED;
    Stream<Host> taken = isManaged ? Stream.of(subject.source(), subject.target()) : Stream.of(subject.source());
    return taken.filter(host -> hosts.free(host.id(), Role.OPERATIONS).orElse(1) == 0)
        .map(host -> warning(NLS.bind(Messages.Slots_none, host.name()), Messages.Slots_fix)).toList();
  }
}
