/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.Stays.Stay;
import org.xenworkbench.core.event.Stays;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * A time that a VM was on one host.
 *
 * @param host the host; that nobody knows it, where nothing or two hosts are told of
 * @param from since when, empty if before all that is known
 * @param to until when, empty if it still is
 */
record StayRow(String host, String from, String to) {

  /** What entries of the log tell of a VM that is seen where it is now; the latest first. */
  static List<StayRow> of(VirtualMachine vm, List<LogEntry> entries, Inventory inventory, Instant now) {
    Stays stays = Stays.of(entries, inventory::standIn);
    Optional<Instant> watched =
        inventory.host(vm.host()).filter(Host::isConnected).map(host -> host.connection().since());
    Function<String, Optional<String>> names = key -> inventory.hosts().stream()
        .filter(host -> host.id().key().equals(key)).findFirst().map(Host::name);
    stays.see(vm.id(), vm.host(), watched.orElse(now), now);
    List<StayRow> rows = new ArrayList<>();
    Optional<Stay> open = Optional.empty();
    for (Stay stay : stays.of(vm.id())) {
      if (stay.from().equals(Instant.MIN)) {
        continue; // nothing tells of that time
      }
      Stay joined = open.filter(last -> last.host().equals(stay.host()))
          .map(last -> new Stay(last.from(), stay.to(), last.first(), stay.last())).orElse(stay);
      if (joined.equals(stay)) {
        open.ifPresent(last -> rows.add(row(last, stays, names)));
      }
      open = Optional.of(joined);
    }
    open.ifPresent(last -> rows.add(row(last, stays, names)));
    Collections.reverse(rows);
    return List.copyOf(rows);
  }

  private static StayRow row(Stay stay, Stays stays, Function<String, Optional<String>> names) {
    String host = stay.host().map(key -> names.apply(key).or(() -> stays.hostName(key)).orElse(key))
        .orElse(Messages.StayRow_unknown);
    return new StayRow(host, Formats.dateTime(stay.from()),
        stay.to().equals(Instant.MAX) ? "" : Formats.dateTime(stay.to()));
  }
}
