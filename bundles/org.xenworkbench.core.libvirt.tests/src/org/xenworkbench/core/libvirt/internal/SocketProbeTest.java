/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;

/** Unix sockets, as the labs have them; TCP and TLS are tried with real daemons. */
class SocketProbeTest {

  @TempDir
  Path folder;

  private void probe(Duration limit) throws HypervisorException {
    Endpoint endpoint = new Endpoint("qemu", Transport.LOCAL, folder.resolve("s").toString(), 0, Optional.empty());
    new SocketProbe(Timing.system(), limit).check(endpoint, new LibvirtErrors(() -> "pm1"), step -> {});
  }

  private ServerSocketChannel listen() throws Exception {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(folder.resolve("s")));
  }

  @Test
  void aSocketThatIsNotThereIsUnreachable() {
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> probe(Duration.ofMinutes(1)))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
        .withMessageContaining("did not accept a connection");
  }

  @Test
  void aFrozenDaemonIsUnreachable() throws Exception {
    try (ServerSocketChannel silent = listen()) {
      assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> probe(Duration.ofMillis(20)))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
          .withMessageContaining("has not answered");
    }
  }

  /** RFC 6761: no name below ".invalid" has an address. */
  @Test
  void aNameWithoutAddressIsNamedAsItIs() {
    Endpoint endpoint = new Endpoint("qemu", Transport.TCP, "nowhere.invalid", 0, Optional.empty());
    assertThatExceptionOfType(HypervisorException.class)
        .isThrownBy(() -> new SocketProbe(Timing.system(), Duration.ofMinutes(1)).check(endpoint,
            new LibvirtErrors(() -> "pm1"), step -> {}))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
        .withMessageNotContainingAny("firewall", "libvirtd")
        .withMessageStartingWith("No network address is known for 'nowhere.invalid'.");
  }
}
