/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.migration.MigrationCheck.Subject;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;

/**
 * Whether the source's driver has what is asked for: nothing is left out silently. And whether memory goes to an
 * address of the target: whoever may ask for a migration may not have a guest's memory sent anywhere.
 */
final class OptionsCheck {

  private OptionsCheck() {
  }

  static List<Verdict> check(Subject subject) {
    MigrationRequest request = subject.request();
    Optional<Verdict> contradiction = contradiction(request.options(), request.mode());
    if (contradiction.isPresent()) {
      return List.of(contradiction.get());
    }
    List<String> known = KnownAddresses.of(subject.targetConfiguration(), Optional.of(subject.target()));
    Optional<String> strange = request.address().filter(address -> !known.contains(address));
    if (strange.isPresent()) {
      return List.of(error(NLS.bind(Messages.Check_Options_Address, strange.get(), subject.target().name()),
          known.isEmpty() ? Messages.Check_Options_NoAddressFix
              : NLS.bind(Messages.Check_Options_AddressFix, String.join(", ", known))));
    }
    Optional<String> missing = subject.sourceCapabilities().flatMap(can -> request.options().needs().stream()
        .flatMap(feature -> can.whyNot(feature).stream()).findFirst());
    return missing.map(why -> List.of(
        error(NLS.bind(Messages.Check_Options_Cannot, subject.source().name(), why), ""))).orElse(List.of());
  }

  /** What no driver can do together. */
  private static Optional<Verdict> contradiction(MigrationOptions options, MigrationRequest.Mode mode) {
    if (options.tunnelled() && mode != MigrationRequest.Mode.PEER_TO_PEER) {
      return Optional.of(error(Messages.Check_Options_Tunnel, Messages.Check_Options_TunnelFix));
    }
    if (options.tunnelled() && options.storage() != MigrationOptions.Storage.SHARED) {
      return Optional.of(error(Messages.Check_Options_TunnelDisks, Messages.Check_Options_TunnelDisksFix));
    }
    if (options.postCopy() && options.tunnelled()) {
      return Optional.of(error(Messages.Check_Options_TunnelPostCopy, Messages.Check_Options_TunnelPostCopyFix));
    }
    return options.postCopy() && !options.live()
        ? Optional.of(error(Messages.Check_Options_StillPostCopy, Messages.Check_Options_StillPostCopyFix))
        : Optional.empty();
  }

  private static Verdict error(String reason, String fix) {
    return new Verdict(Messages.Check_Options, Verdict.Severity.ERROR, reason, fix);
  }
}
