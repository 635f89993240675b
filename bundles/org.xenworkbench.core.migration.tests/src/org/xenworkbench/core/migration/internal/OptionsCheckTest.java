/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.migration.MigrationCheck.Subject;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** What is asked for besides where: what nobody can do, and what nobody may ask for. */
class OptionsCheckTest {

  private static final HostId PM1 = HostId.random();
  private static final HostId PM2 = HostId.random();
  private static final VmId WEB = VmId.of(UUID.randomUUID());

  private static Host host(HostId id, String name) {
    return Host.of(id, name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH))
        .info(HostInfo.of(name + ".local", "QEMU").cpus(4).memory(1L << 30).build()).build();
  }

  private static Endpoint endpoint(Endpoint.Transport transport, String address) {
    return new Endpoint("qemu", transport, address, 0, Optional.empty());
  }

  private static HostConfiguration configuration(HostId id, Endpoint endpoint, Optional<Endpoint> peer) {
    return new HostConfiguration(id, "pm", endpoint, peer, true, false);
  }

  private static List<Verdict> check(UnaryOperator<MigrationRequest> asked, HostConfiguration target) {
    VirtualMachine vm = VirtualMachine.of(WEB, "web", PM1).state(DomainState.RUNNING, 1).build();
    return OptionsCheck.check(new Subject(asked.apply(MigrationRequest.peerToPeer(WEB, PM2)), vm, host(PM1, "pm1"),
        host(PM2, "pm2"), Optional.of(Capabilities.ALL), Optional.of(Capabilities.ALL),
        configuration(PM1, endpoint(Endpoint.Transport.TLS, "pm1.lan"), Optional.empty()), target, List.of(),
        Optional.empty()));
  }

  private static List<Verdict> check(UnaryOperator<MigrationRequest> asked) {
    return check(asked, configuration(PM2, endpoint(Endpoint.Transport.TLS, "pm2.lan"),
        Optional.of(endpoint(Endpoint.Transport.TLS, "10.0.0.2"))));
  }

  @Test
  void memoryIsSentToAnAddressOfTheTargetOnly() {
    for (String known : List.of("10.0.0.2", "pm2.lan", "pm2.local")) {
      assertThat(check(request -> request.withAddress(Optional.of(known)))).as(known).isEmpty();
    }
    assertThat(check(request -> request)).isEmpty();
    for (String strange : List.of("evil.example", "pm1.lan", "10.0.0.22", "pm2.lan.evil.example")) {
      assertThat(check(request -> request.withAddress(Optional.of(strange)))).as(strange).singleElement()
          .satisfies(verdict -> {
            assertThat(verdict.severity()).isEqualTo(Verdict.Severity.ERROR);
            assertThat(verdict.reason()).contains(strange, "'pm2'");
            assertThat(verdict.fix()).isEqualTo("Choose one of these: 10.0.0.2, pm2.lan, pm2.local");
          });
    }
  }

  @Test
  void whatExcludesEachOtherIsRefusedBeforeAnythingIsBegun() {
    Map<UnaryOperator<MigrationOptions.Builder>, String> refused = Map.of(
        options -> options.tunnelled(true).storage(MigrationOptions.Storage.FULL), "no tunnel, or no disks",
        options -> options.tunnelled(true).storage(MigrationOptions.Storage.INCREMENTAL), "no tunnel, or no disks",
        options -> options.tunnelled(true).postCopy(true), "no tunnel, or no post-copy",
        options -> options.live(false).postCopy(true), "a live migration, or no post-copy");
    refused.forEach((options, fix) -> assertThat(check(request -> request.with(options))).as(fix).singleElement()
        .satisfies(verdict -> {
          assertThat(verdict.severity()).isEqualTo(Verdict.Severity.ERROR);
          assertThat(verdict.fix()).contains(fix);
        }));
    List<UnaryOperator<MigrationOptions.Builder>> fine = List.of(options -> options.tunnelled(true).live(false),
        options -> options.postCopy(true).storage(MigrationOptions.Storage.FULL),
        options -> options.live(false).storage(MigrationOptions.Storage.FULL));
    fine.forEach(options -> assertThat(check(request -> request.with(options))).isEmpty());
  }

  @Test
  void noAddressLeadsToAHostOfThisMachine() {
    HostConfiguration local = configuration(PM2, endpoint(Endpoint.Transport.LOCAL, ""), Optional.empty());
    assertThat(check(request -> request.withAddress(Optional.of("pm2.local")), local)).singleElement()
        .extracting(Verdict::fix).isEqualTo("Choose no address.");
  }
}
