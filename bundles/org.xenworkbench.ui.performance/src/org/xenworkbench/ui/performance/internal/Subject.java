/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;

/**
 * What charts say of an object, whatever kind it is of. Immutable.
 *
 * @param scope which metrics it has
 * @param name its name, also if it is gone; empty if nobody knows it
 * @param isThere whether it is still there
 * @param host the host that it is or is on, if that is known
 * @param isHost whether it is that host itself
 * @param memory how much memory it can have; 0 if that is not known
 */
record Subject(MetricDescriptor.Scope scope, String name, boolean isThere, Optional<Host> host, boolean isHost,
    double memory) {

  /** Its host, if that cannot be asked at present. */
  Optional<Host> lostHost() {
    return host.filter(owner -> !owner.isConnected());
  }

  /** What stands beside the title. */
  String caption() {
    Set<String> words = new LinkedHashSet<>();
    if (!isThere) {
      words.add(Messages.Chart_gone);
    }
    if (!isHost) {
      host.ifPresent(owner -> words.add(NLS.bind(Messages.Chart_onHost, owner.name())));
    }
    lostHost().ifPresent(owner -> words.add(lost(owner)));
    return String.join(", ", words);
  }

  /** The time first: there is seldom room for all of it. */
  private static String lost(Host host) {
    Instant since = host.connection().since();
    String lost = NLS.bind(Messages.Chart_notConnected, Formats.time(since), Formats.date(since));
    return host.connection().state() == Connection.State.DISCONNECTED ? lost
        : NLS.bind(Messages.Chart_because, lost, ModelTexts.state(host));
  }
}
