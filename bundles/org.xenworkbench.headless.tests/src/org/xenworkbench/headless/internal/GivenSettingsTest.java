/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.Settings;
import org.xenworkbench.core.testkit.FakeSettings;

/** Settings on the command line. */
class GivenSettingsTest {

  private final Setting pace = Setting.number("acme.pace", "&Pace:", "0.5", "60").keptIn("org.acme", "pace");
  private final Setting folder = Setting.text("acme.folder", "&Folder:").keptIn("org.acme", "folder");
  private final Setting token =
      Setting.secret("acme.token", "&Token:", SecretId.of("org.acme", "token"), "As the server says.");
  private final FakeSettings settings = new FakeSettings(pace, folder, token);

  private void set(String... words) throws Exception {
    new GivenSettings(settings).set(new Arguments(List.of(words)).settings());
  }

  @Test
  void aSettingOfAnyPartIsSet() throws Exception {
    set("-hosts", "x", "-set", "acme.pace=2", "-set", "acme.folder=/a=b");
    assertThat(settings.value(pace)).isEqualTo("2.0");
    assertThat(settings.value(folder)).isEqualTo("/a=b");
  }

  /** Other users of the machine can read a command line. */
  @Test
  void aSecretIsRefusedWithWhatToDoInstead() {
    assertThatIOException().isThrownBy(() -> set("-set", "acme.folder=/a", "-set", "acme.token=s3cret"))
        .withMessageContaining("acme.token").withMessageContaining("other users")
        .withMessageContaining("Preferences > Xen Workbench").withMessageNotContaining("s3cret");
    assertThat(settings.secret(token)).isEmpty();
    assertThat(settings.value(folder)).isEmpty();
  }

  @Test
  void nothingIsSetIfOneIsWrong() {
    assertThatIOException().isThrownBy(() -> set("-set", "acme.folder=/a", "-set", "acme.pace=61"))
        .withMessageContaining("acme.pace").withMessageContaining("0.5").withMessageContaining("60");
    assertThatIOException().isThrownBy(() -> set("-set", "acme.folder=/a", "-set", "acme.place=1"))
        .withMessageContaining("acme.place").withMessageContaining("acme.pace, acme.folder, acme.token");
    assertThatIOException().isThrownBy(() -> set("-set", "acme.folder")).withMessageContaining("-set");
    assertThatIOException().isThrownBy(() -> set("-set")).withMessageContaining("-set");
    assertThat(settings.value(folder)).isEmpty();
  }

  /** The event log says who and from where. */
  @Test
  void whoSetsItHasAskedByTheCommandLine() throws Exception {
    List<String> who = new ArrayList<>();
    Settings told = (Settings) Proxy.newProxyInstance(Settings.class.getClassLoader(), new Class<?>[] {Settings.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("set")) {
            who.add(Initiator.current());
          }
          return method.invoke(settings, arguments);
        });
    new GivenSettings(told).set(Map.of("acme.folder", "/a"));
    assertThat(who).containsExactly(System.getProperty("user.name") + " (command line)");
    assertThat(Initiator.current()).isEqualTo(System.getProperty("user.name"));
  }
}
