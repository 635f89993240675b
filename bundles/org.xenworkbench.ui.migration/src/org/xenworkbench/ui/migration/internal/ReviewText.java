/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.migration.MigrationRequest.Mode;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.ui.Formats;

/**
 * Says in plain words what will happen, a paragraph for each thing.
 *
 * @param draft what was chosen
 * @param name names a host
 * @param can what a host's driver can do, empty while it is not connected
 * @param peer how other hosts reach a host
 * @param estimate how long a VM is expected to take to a host, if anything is known of earlier migrations
 */
record ReviewText(MigrationDraft draft, Function<HostId, String> name,
    Function<HostId, Optional<Capabilities>> can, Function<HostId, Optional<Endpoint>> peer,
    BiFunction<VmId, HostId, Optional<MigrationEstimate>> estimate) {

  /** All of it. */
  String text() {
    MigrationOptions options = draft.options();
    List<String> said = new ArrayList<>();
    draft.vms().forEach(vm -> draft.target(vm.id()).ifPresent(target -> said.add(goes(vm, target))));
    if (draft.vms().size() > 1) {
      said.add(draft.atOnce() < draft.vms().size()
          ? MessageFormat.format(Messages.Review_atOnce, draft.atOnce()) : Messages.Review_together);
    }
    said.add("");
    said.add(draft.mode() == Mode.PEER_TO_PEER ? Messages.Review_peerToPeer : Messages.Review_managed);
    said.add(!options.live() ? Messages.Review_standsStill
        : options.postCopy() ? Messages.Review_postCopy : Messages.Review_live);
    options.downtime().ifPresent(most -> said.add(NLS.bind(Messages.Review_downtime, Formats.duration(most))));
    said.add(way());
    options.bandwidth().ifPresent(most -> said.add(NLS.bind(Messages.Review_bandwidth, Formats.rate(most))));
    if (options.compressed()) {
      said.add(Messages.Review_compressed);
    }
    draft.address().filter(address -> draft.targets().size() == 1 && !options.tunnelled())
        .ifPresent(address -> said.add(NLS.bind(Messages.Review_address, address)));
    switch (options.storage()) {
      case FULL -> said.add(Messages.Review_disks);
      case INCREMENTAL -> said.add(Messages.Review_diskChanges);
      default -> {}
    }
    said.add(definition(options));
    said.add(cancelling(options));
    return String.join("\n", said);
  }

  /** With what earlier migrations tell, unless it goes another way about it than they did. */
  private String goes(VirtualMachine vm, HostId target) {
    String text = NLS.bind(Messages.Review_goes,
        new Object[] {vm.name(), name.apply(vm.host()), name.apply(target)});
    Optional<MigrationEstimate> expected =
        estimate.apply(vm.id(), target).filter(known -> draft.options().isOfUsualLength());
    return expected.map(known -> text + ' ' + MessageFormat.format(Messages.Review_estimated,
        Quantities.duration(whole(known.likely())), Quantities.range(known.least(), known.most()), known.basis()))
        .orElse(text);
  }

  /** A tenth of a second more or less would say more than anybody knows. */
  private static Duration whole(Duration likely) {
    return likely.toSeconds() < 10 ? likely : Duration.ofSeconds(Math.round(likely.toMillis() / 1000.0));
  }

  /** What is not encrypted is said, and who can read it. */
  private String way() {
    if (!draft.options().tunnelled()) {
      return Messages.Review_plain;
    }
    boolean secret = draft.targets().stream().map(peer).allMatch(endpoint -> endpoint.map(Endpoint::transport)
        .filter(transport -> transport == Transport.TLS || transport == Transport.SSH).isPresent());
    return secret ? Messages.Review_tunnel : Messages.Review_plainTunnel;
  }

  private static String definition(MigrationOptions options) {
    return options.persistent() ? options.sourceKept() ? Messages.Review_definedTwice : Messages.Review_defined
        : options.sourceKept() ? Messages.Review_definedAtSource : Messages.Review_definedNowhere;
  }

  private String cancelling(MigrationOptions options) {
    Optional<String> never = sources().flatMap(source -> can.apply(source).stream())
        .flatMap(known -> known.whyNot(Feature.ABORT_JOB).stream()).findFirst();
    return never.map(why -> NLS.bind(Messages.Review_cannotCancel, why))
        .orElse(options.postCopy() ? Messages.Review_cancelBefore : Messages.Review_cancel);
  }

  private Stream<HostId> sources() {
    return draft.vms().stream().map(VirtualMachine::host).distinct();
  }
}
