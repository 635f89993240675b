/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.xenworkbench.core.driver.Endpoint;

/** What tells from its address which machine a host is: two names of one address lead to one machine. */
final class MachineMarks {

  private MachineMarks() {
  }

  /** Where a host is reached, in whichever way: what is reached there now is the same machine, or its successor. */
  static String place(Endpoint endpoint) {
    return endpoint.driver() + '+' + endpoint.transport().isRemote() + ':' + endpoint.port() + '/'
        + endpoint.asciiAddress().toLowerCase(Locale.ROOT);
  }

  /** The marks of an endpoint that was reached; asks for its name's addresses, so it may block. */
  static Set<String> of(Endpoint endpoint) {
    if (!endpoint.transport().isRemote()) {
      return Set.of();
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(endpoint.asciiAddress()))
          .map(address -> endpoint.driver() + '+' + endpoint.transport().text() + "://" + address.getHostAddress() + ':'
              + endpoint.port())
          .collect(Collectors.toUnmodifiableSet());
    } catch (UnknownHostException e) {
      return Set.of(); // ssh knows names of its own
    }
  }
}
