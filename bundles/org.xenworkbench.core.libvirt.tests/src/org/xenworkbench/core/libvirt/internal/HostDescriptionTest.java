/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostDescriptionTest {

  private static Optional<UUID> uuid(String inside) throws IOException {
    return HostDescription.parse("<capabilities>" + inside + "</capabilities>").uuid();
  }

  @Test
  void isReadFromTheCapabilities() throws Exception {
    UUID uuid = UUID.randomUUID();
    assertThat(uuid("<host><cpu/><uuid> " + uuid + "\n</uuid></host>")).contains(uuid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
      "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "11111111-1111-1111-1111-111111111111",
      "03000200-0400-0500-0006-000700080009"})
  void whatBoardsHaveByTheThousandIsNone(String uuid) throws Exception {
    assertThat(uuid("<host><uuid>" + uuid + "</uuid></host>")).isEmpty();
  }

  @Test
  void hostWithoutOneHasNone() throws Exception {
    assertThat(uuid("<host/><guest><uuid>1</uuid></guest>")).isEmpty();
  }

  @Test
  void textThatIsNoneIsRefused() {
    assertThatThrownBy(() -> HostDescription.parse("<capabilities><host><uuid>x</uuid></host></capabilities>"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> HostDescription.parse("")).isInstanceOf(IOException.class);
  }

  @Test
  void cpuModelIsThatOfTheHostAndNoArchitecture() throws Exception {
    assertThat(HostDescription.parse("<capabilities><host><cpu><arch>x86_64</arch><model> Skylake-Client-IBRS\n</model>"
        + "<vendor>Intel</vendor></cpu></host></capabilities>").cpuModel()).isEqualTo("Skylake-Client-IBRS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<host><cpu><arch>i686</arch></cpu></host>", "<host/>",
      "<host><model>1</model></host><guest><cpu><model>2</model></cpu></guest>"})
  void hostWithoutACpuModelHasNone(String inside) throws Exception {
    assertThat(HostDescription.parse("<capabilities>" + inside + "</capabilities>").cpuModel()).isEmpty();
  }
}
