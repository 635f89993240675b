/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.hosts.internal.dialog.HostDraft.Field;

class HostDraftTest {

  private static final HostId ID = HostId.random();

  @Test
  void whatIsSavedComesBackAsItWas() {
    HostConfiguration host = new HostConfiguration(ID, "pm1",
        new Endpoint("xen", Transport.TCP, "127.0.0.1", 17101, Optional.of("root")),
        Optional.of(new Endpoint("xen", Transport.TLS, "10.0.0.1", 0, Optional.empty())), true, true);
    HostDraft draft = HostDraft.of(host);
    assertThat(draft.errors()).isEmpty();
    assertThat(draft.toConfiguration(ID)).isEqualTo(host);
  }

  @Test
  void anEmptyFormLacksNameAndAddress() {
    assertThat(HostDraft.empty("xen").errors()).containsOnlyKeys(Field.NAME, Field.ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "host?command=/bin/sh", "xen://host", "host:22", "user@host", "-oProxyCommand", "a b"})
  void anAddressThatWouldChangeAUriIsRefusedAtItsField(String address) {
    assertThat(draft(Transport.SSH, address, "", "")).extracting(HostDraft::errors)
        .satisfies(errors -> assertThat(errors).containsOnlyKeys(Field.ADDRESS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "22a", "-1", "99999999"})
  void aPortOutOfRangeIsRefusedAtItsField(String port) {
    assertThat(draft(Transport.TLS, "pm1", port, "").errors()).containsOnlyKeys(Field.PORT)
        .extractingByKey(Field.PORT).asString().contains("from 1 to 65535, or leave it empty");
  }

  @Test
  void aUserThatWouldChangeAUriIsRefusedAtItsField() {
    assertThat(draft(Transport.SSH, "pm1", "", "a:b").errors()).containsOnlyKeys(Field.USER);
  }

  @Test
  void aLocalHostNeedsNeitherAddressNorPort() {
    HostDraft draft = draft(Transport.LOCAL, "", "nonsense", "a:b");
    assertThat(draft.errors()).isEmpty();
    assertThat(draft.toConfiguration(ID).endpoint())
        .isEqualTo(new Endpoint("xen", Transport.LOCAL, "", 0, Optional.empty()));
  }

  @Test
  void aNameThatIsTakenIsRefusedAtItsField() {
    HostDraft draft = draft(Transport.TLS, "pm1", "", "");
    assertThat(draft.errors(name -> Optional.empty(), Set.of())).isEmpty();
    assertThat(draft.errors(name -> Optional.of("PM1").filter(name::equalsIgnoreCase), Set.of()))
        .as("the other is told as it is spelt")
        .containsExactly(Map.entry(Field.NAME, "There is a host named 'PM1' already. Use another name."));
  }

  @Test
  void aTransportThatTheDriverDoesNotHaveIsRefusedAtItsField() {
    HostDraft draft = draft(Transport.SSH, "pm1", "", "");
    assertThat(draft.errors(name -> Optional.empty(), Set.of(Transport.LOCAL, Transport.TCP)))
        .containsOnlyKeys(Field.TRANSPORT);
    assertThat(draft.errors(name -> Optional.empty(), Set.of(Transport.SSH))).isEmpty();
  }

  private static HostDraft draft(Transport transport, String address, String port, String user) {
    return new HostDraft("pm1", "xen", transport, address, port, user, false, Transport.TLS, "", "", true, false);
  }
}
