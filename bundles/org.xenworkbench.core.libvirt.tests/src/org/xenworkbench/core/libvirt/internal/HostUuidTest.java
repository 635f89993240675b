/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostUuidTest {

  @Test
  void isReadFromTheCapabilities() throws Exception {
    UUID uuid = UUID.randomUUID();
    assertThat(HostUuid.parse("<capabilities><host><cpu/><uuid> " + uuid + "\n</uuid></host></capabilities>"))
        .contains(uuid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
      "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "11111111-1111-1111-1111-111111111111",
      "03000200-0400-0500-0006-000700080009"})
  void whatBoardsHaveByTheThousandIsNone(String uuid) throws Exception {
    assertThat(HostUuid.parse("<capabilities><host><uuid>" + uuid + "</uuid></host></capabilities>")).isEmpty();
  }

  @Test
  void hostWithoutOneHasNone() throws Exception {
    assertThat(HostUuid.parse("<capabilities><host/><guest><uuid>1</uuid></guest></capabilities>")).isEmpty();
  }

  @Test
  void textThatIsNoneIsRefused() {
    assertThatThrownBy(() -> HostUuid.parse("<capabilities><host><uuid>x</uuid></host></capabilities>"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> HostUuid.parse("")).isInstanceOf(IOException.class);
  }
}
