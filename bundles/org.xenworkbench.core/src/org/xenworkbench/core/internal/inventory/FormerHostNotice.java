/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.internal.inventory.MachineTrace.Sign;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Initiator;

/**
 * Says in the event log which host goes on as which former one, and why: whoever knows of a machine what it shows could
 * pass for it.
 */
@Component(service = EnginePart.class)
public class FormerHostNotice implements EnginePart {

  private static final Map<Sign, String> WORDS = Map.of(Sign.UUID, Messages.FormerHosts_uuid,
      Sign.PLACE, Messages.FormerHosts_place, Sign.VM, Messages.FormerHosts_vm);

  private final Inventory inventory;
  private final EventLog log;
  private final Clock clock;
  private final Registration claims;

  /** Uses these services. */
  @Activate
  public FormerHostNotice(@Reference Inventory inventory, @Reference FormerHosts former, @Reference EventLog log) {
    this(inventory, former, log, Timing.system().clock());
  }

  FormerHostNotice(Inventory inventory, FormerHosts former, EventLog log, Clock clock) {
    this.inventory = inventory;
    this.log = log;
    this.clock = clock;
    claims = former.onClaim(this::say);
  }

  @Deactivate
  void stop() {
    claims.close();
  }

  private void say(FormerHostClaim claim) {
    boolean isThere = claim.proof().contains(Sign.PLACE);
    String name = inventory.host(claim.host()).map(Host::name).orElse("");
    String former = claim.name().isEmpty() ? claim.former().toString() : claim.name();
    String why = claim.proof().stream().sorted().map(WORDS::get).collect(Collectors.joining(", "));
    String message = NLS.bind(claim.isTaken() ? Messages.FormerHosts_taken : Messages.FormerHosts_refused,
        new Object[] {name, former, why});
    String advice = claim.isTaken() && isThere ? ""
        : NLS.bind(claim.isTaken() ? Messages.FormerHosts_elsewhere : Messages.FormerHosts_other, name, former);
    log.append(LogEntry.occurrence(LogEntry.SYSTEM,
        claim.isTaken() && isThere ? LogEntry.Status.INFO : LogEntry.Status.WARNING, message, clock.instant())
        .host(claim.host(), name).user(Initiator.workbench()).details((message + '\n' + advice).strip()).build());
  }
}
