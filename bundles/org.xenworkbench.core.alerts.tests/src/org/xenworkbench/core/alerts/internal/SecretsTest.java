/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeCredentials;

class SecretsTest {

  private final World world = new World();
  private final FakeCredentials store = new FakeCredentials();
  private final Secrets secrets = new Secrets(() -> List.of(store), world.log, world.clock);
  private final AlertActionUse gone = AlertActionUse.of("org.example.pager", Map.of());
  private final AlertActionUse stays = AlertActionUse.of("webhook", Map.of());
  private final AlertRule rule =
      AlertRule.of("busy", AlertScope.ALL_HOSTS, "cpu_avg", 0.9).actions(List.of(gone, stays)).build();

  private void keep(AlertActionUse use) {
    store.put(use.secret("token"), new Credentials("", "s3cret".toCharArray()));
  }

  /** Its bundle was removed, so its rule is: nobody can say any more which of its settings are secrets. */
  @Test
  void thoseOfAnActionThatNobodyOffersGoToo() {
    keep(gone);
    keep(stays);
    secrets.forget(rule, Optional.of(rule.toBuilder().actions(List.of(stays)).build()));
    assertThat(store.kept()).containsOnlyKeys(stays.secret("token"));
    secrets.forget(rule, Optional.empty());
    assertThat(store.kept()).isEmpty();
  }

  @Test
  void whatCannotBeRemovedIsTold() {
    store.failRemoving(Optional.of("no disk"));
    secrets.forget(rule.toBuilder().actions(List.of(gone)).build(), Optional.empty());
    assertThat(world.log.written()).singleElement().satisfies(entry -> {
      assertThat(entry.message()).contains("'busy'");
      assertThat(entry.details()).isEqualTo("no disk");
    }).extracting(LogEntry::status).isEqualTo(LogEntry.Status.WARNING);
  }
}
