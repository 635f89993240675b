/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;

class LibvirtErrorsTest {

  private final LibvirtErrors errors = new LibvirtErrors(() -> "PM1");

  /** What OpenSSH says, as it was seen. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Cannot recv data: Host key verification failed.: Connection reset by peer                   | known_hosts
      Cannot recv data: root@pm1: Permission denied (publickey).: Connection reset by peer        | ssh-add""")
  void whatSshRefusesSaysWhatToDo(String text, String advice) {
    HypervisorException failure = errors.ssh(Kind.UNREACHABLE, text);
    assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(failure.getMessage()).doesNotContain("PM1").contains(text).contains(advice);
  }

  @Test
  void whatTheFarLibvirtRefusesIsNoMatterOfKeys() {
    HypervisorException failure = errors.ssh(Kind.UNREACHABLE,
        "End of file while reading data: virt-ssh-helper: cannot connect to '/var/run/libvirt/libvirt-sock'");
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.getMessage()).contains("libvirt-sock").doesNotContain("ssh-add");
  }

  @ParameterizedTest
  @CsvSource({"1, FAILED", "3, UNSUPPORTED", "5, UNREACHABLE", "9, FAILED", "38, FAILED", "42, NO_SUCH_DOMAIN",
      "45, AUTHENTICATION", "55, INVALID_STATE", "67, UNSUPPORTED", "68, BUSY", "74, UNSUPPORTED", "78, CANCELLED",
      "79, AUTHENTICATION", "84, UNSUPPORTED", "87, BUSY", "88, AUTHENTICATION", "9999, FAILED", "-1, FAILED"})
  void numbersOfLibvirtHaveAKind(int code, Kind kind) {
    assertThat(LibvirtErrors.kind(LibvirtErrors.number(code))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"1, UNREACHABLE", "38, UNREACHABLE", "39, UNREACHABLE", "45, AUTHENTICATION", "3, UNSUPPORTED"})
  void whileOpeningSystemErrorsMeanUnreachable(int code, Kind kind) {
    assertThat(LibvirtErrors.openKind(LibvirtErrors.number(code))).isEqualTo(kind);
  }

  @Test
  void onADeadConnectionEverythingIsLost() {
    HypervisorException e = errors.of("Pausing VM1", LibvirtErrors.number(55), "x", false);
    assertThat(e.kind()).isEqualTo(Kind.LOST);
  }

  @Test
  void theTextSaysWhatFailedWhereAndWhatToDo() {
    HypervisorException e = errors.of("Pausing {VM1}", LibvirtErrors.number(68), "cannot acquire lock", true);
    assertThat(e).hasMessage("Pausing {VM1} on PM1 failed: cannot acquire lock. " + Messages.Advice_BUSY);
    assertThat(errors.of("Pausing VM1", LibvirtErrors.number(1), null, true))
        .hasMessage("Pausing VM1 on PM1 failed: " + Messages.Unknown_error);
    assertThat(errors.connecting(Kind.UNREACHABLE, Transport.TCP, "no answer.", null))
        .hasMessage("No answer. " + Messages.Advice_UNREACHABLE);
  }

  /** What libvirt says of it is that its connection driver lacks a function. */
  @Test
  void aDriverThatIsNotInstalledIsSaidToBe() {
    String text = "this function is not supported by the connection driver: virConnectList";
    HypervisorException storage = errors.of("Reading", LibvirtErrors.number(3), text + "AllStoragePools", true);
    assertThat(storage.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(storage).hasMessageStartingWith("Reading on PM1 failed: libvirt's storage driver is not installed")
        .hasMessageNotContaining("virConnect");
    assertThat(errors.of("Reading", LibvirtErrors.number(3), text + "AllNetworks", true))
        .hasMessageContaining("libvirt's network driver is not installed");
    assertThat(errors.of("Reading", LibvirtErrors.number(3), text + "AllSecrets", true))
        .hasMessageContaining("virConnectListAllSecrets").hasMessageEndingWith(Messages.Advice_UNSUPPORTED);
  }

  @Test
  void theCauseComesFirst() {
    String text =
        "Cannot recv data: ssh: connect to host 10.0.0.7 port 22: Connection refused\r: Connection reset by peer";
    assertThat(errors.ssh(Kind.UNREACHABLE, text)).hasMessageStartingWith(
        "Connection refused: ssh cannot connect to host 10.0.0.7 port 22.");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void noTextHasLeftoversOfItsPattern(Kind kind) {
    assertThat(errors.of("X", kind, "y", null).getMessage()).doesNotContain("''", "{", "null", "NLS");
  }

  @Test
  void everyTextIsThere() throws Exception {
    for (var field : Messages.class.getFields()) {
      if (field.getType() == String.class) {
        assertThat((String) field.get(null)).as(field.getName()).isNotBlank().doesNotContain("NLS missing");
      }
    }
  }
}
