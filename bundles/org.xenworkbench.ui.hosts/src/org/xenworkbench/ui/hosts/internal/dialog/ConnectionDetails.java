/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.hosts.internal.Messages;

/** How safe the connection to a host is, what it costs, and how it goes. Any thread. */
final class ConnectionDetails {

  private final HostRegistry registry;
  private final Polling polling;

  ConnectionDetails(HostRegistry registry, Polling polling) {
    this.registry = registry;
    this.polling = polling;
  }

  List<Detail> of(HostId host) {
    List<Detail> details = new ArrayList<>();
    registry.configuration(host).ifPresent(configuration -> security(details, configuration));
    polling.statistics(host).ifPresent(statistics -> polling(details, statistics));
    return details;
  }

  private static void security(List<Detail> details, HostConfiguration host) {
    details.add(new Detail(Messages.ConnectionDetails_security, security(host.endpoint().transport())));
    details.add(new Detail(Messages.ConnectionDetails_user, host.endpoint().user().orElse("")));
    details.add(new Detail(Messages.ConnectionDetails_rights,
        host.readOnly() ? Messages.ConnectionDetails_readOnly : Messages.ConnectionDetails_mayChange));
    details.add(new Detail(Messages.ConnectionDetails_peer, host.peer().map(Endpoint::displayText).orElse("")));
  }

  private static String security(Transport transport) {
    return switch (transport) {
      case LOCAL -> Messages.ConnectionDetails_local;
      case TCP -> Messages.ConnectionDetails_tcp;
      case TLS -> Messages.ConnectionDetails_tls;
      case SSH -> Messages.ConnectionDetails_ssh;
    };
  }

  private static void polling(List<Detail> details, PollStatistics polled) {
    details.add(new Detail(Messages.ConnectionDetails_interval, Formats.duration(polled.interval())));
    details.add(new Detail(Messages.ConnectionDetails_lastRound, NLS.bind(Messages.ConnectionDetails_tookAt,
        Formats.duration(polled.lastDuration()), Formats.time(polled.lastRound()))));
    details.add(new Detail(Messages.ConnectionDetails_lag, text(polled.lag())));
    details.add(new Detail(Messages.ConnectionDetails_rounds, NLS.bind(Messages.ConnectionDetails_counts,
        new Object[] {polled.rounds(), polled.failures(), polled.skipped()})));
    details.add(new Detail(Messages.ConnectionDetails_unread, polled.unread() == 0 ? "" : polled.unread() + ""));
    details.add(new Detail(Messages.ConnectionDetails_backOff, text(polled.backOff())));
  }

  private static String text(Duration duration) {
    return duration.isZero() ? "" : Formats.duration(duration);
  }
}
