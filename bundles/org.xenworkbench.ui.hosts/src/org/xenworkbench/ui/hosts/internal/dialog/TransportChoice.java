/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Combo;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Offers the ways in which a host of the chosen type can be reached, and no others. UI thread. */
final class TransportChoice {

  /** Safe ones first. */
  private static final List<Transport> ORDER = List.of(Transport.TLS, Transport.SSH, Transport.TCP, Transport.LOCAL);

  private final Combo combo;
  private List<Transport> offered = ORDER;
  /** What somebody chose; kept while it is not offered, until it is again. */
  private Transport chosen = ORDER.get(0);
  private Transport shown = ORDER.get(0);

  TransportChoice(Combo combo) {
    this.combo = combo;
    fill();
  }

  Combo control() {
    return combo;
  }

  /**
   * Offers these, all if there is none, and what is stored: nobody has chosen another one, so none replaces it unseen.
   * What is chosen stays if it is among them, and is there again when it is among others.
   */
  void offer(Set<Transport> transports, Optional<Transport> stored) {
    if (selected() != shown) {
      chosen = selected();
    }
    offered = transports.isEmpty() ? ORDER : ORDER.stream()
        .filter(transport -> transports.contains(transport) || stored.filter(transport::equals).isPresent()).toList();
    fill();
    show(chosen);
  }

  private void fill() {
    String[] names = offered.stream().map(TransportChoice::name).toArray(String[]::new);
    if (!Arrays.equals(names, combo.getItems())) {
      combo.setItems(names);
      combo.select(0);
    }
  }

  /** Chooses one; the first is shown if it is not offered. */
  void select(Transport transport) {
    chosen = transport;
    show(transport);
  }

  private void show(Transport transport) {
    combo.select(Math.max(0, offered.indexOf(transport)));
    shown = selected();
  }

  Transport selected() {
    return offered.get(Math.max(0, combo.getSelectionIndex()));
  }

  private static String name(Transport transport) {
    return switch (transport) {
      case LOCAL -> Messages.HostForm_local;
      case TCP -> Messages.HostForm_tcp;
      case TLS -> Messages.HostForm_tls;
      case SSH -> Messages.HostForm_ssh;
    };
  }
}
