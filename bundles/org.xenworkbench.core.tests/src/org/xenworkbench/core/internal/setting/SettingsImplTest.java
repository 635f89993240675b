/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.setting.Setting;
import org.xenworkbench.core.setting.SettingSource;
import org.xenworkbench.core.testkit.FakeCredentials;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeRetention;

/** A part declares a row; where its value comes from, and where it goes. */
class SettingsImplTest {

  private final IEclipsePreferences kept = new EclipsePreferences();
  private final IEclipsePreferences defaults = new EclipsePreferences();
  private final FakeEventLog log = new FakeEventLog();
  private final FakePolling polling = new FakePolling();
  private final FakeRetention retention = new FakeRetention();
  private final Preferences preferences = new Preferences(node(kept, Preferences.QUALIFIER), defaults);
  private final SettingsImpl settings =
      new SettingsImpl(preferences, name -> node(kept, name), name -> node(defaults, name));
  private final Setting folder = Setting.text("acme.folder", "&Folder:")
      .refusing(value -> value.startsWith("/") || value.isEmpty() ? Optional.empty() : Optional.of("No folder."))
      .keptIn("org.acme", "folder");

  private final Setting token =
      Setting.secret("acme.token", "&Token:", SecretId.of("org.acme", "token"), "As the server says.");
  private final FakeCredentials secrets = new FakeCredentials();

  private final SettingSource acme = () -> List.of(folder, token);

  private static IEclipsePreferences node(IEclipsePreferences scope, String name) {
    return (IEclipsePreferences) scope.node(name);
  }

  @BeforeEach
  void bind() {
    preferences.tell(log);
    settings.bind(acme);
    settings.bindSecrets(secrets);
    settings.bind(new EngineSettings(polling, retention));
  }

  private Setting find(String key) {
    return settings.find(key).orElseThrow();
  }

  @Test
  void theCoresComeFirst() {
    assertThat(settings.all()).extracting(Setting::key).containsExactly("sampling.interval", "connectAtStart",
        "eventlog.retention", "acme.folder", "acme.token");
  }

  @Test
  void theUserComesBeforeTheProductAndThatBeforeThePart() throws Exception {
    Setting connect = find("connectAtStart");
    assertThat(settings.value(connect)).isEqualTo("false");
    node(defaults, Preferences.QUALIFIER).put(Preferences.CONNECT_AT_START, "true");
    assertThat(settings.value(connect)).isEqualTo("true");
    settings.set(connect, "false");
    assertThat(settings.value(connect)).isEqualTo("false");
    assertThat(settings.defaultOf(connect)).isEqualTo("true");
  }

  @Test
  void whoOwnsASettingIsAskedAndTold() throws Exception {
    assertThat(settings.value(find("sampling.interval"))).isEqualTo("5.0");
    settings.set(find("sampling.interval"), " 2.5 ");
    assertThat(polling.interval()).isEqualTo(Duration.ofMillis(2500));
    settings.set(find("eventlog.retention"), "0");
    assertThat(retention.retention()).isZero();
  }

  /** Else each OK of the preferences would begin the polling anew. */
  @Test
  void whatIsInForceAlreadyIsToldNobody() throws Exception {
    List<String> told = new ArrayList<>();
    Setting own = Setting.text("own", "&Own:").ownedBy(() -> "a", told::add);
    settings.set(own, " a ");
    assertThat(told).isEmpty();
    settings.set(own, "b");
    assertThat(told).containsExactly("b");
  }

  @Test
  void whatCannotBeIsToldWhenItsPartComes() {
    Setting switched = Setting.onOrOff("acme.on", "&On").keptIn("org.acme", "on");
    Setting number = Setting.number("acme.number", "&Number", "1", "9").byDefault("3").in("bytes")
        .keptIn("org.acme", "number");
    node(kept, "org.acme").put("on", "perhaps");
    node(kept, "org.acme").put("number", "12");
    node(kept, "org.acme").put("folder", "not there now");
    node(kept, "org.acme").put("rest", "stays");
    settings.bind(() -> List.of(switched, number, folder));
    assertThat(log.written()).filteredOn(entry -> entry.status() == LogEntry.Status.WARNING)
        .extracting(LogEntry::message).hasSize(3)
        .anyMatch(text -> text.contains("'On' (org.acme/on) was 'perhaps'") && text.contains("It is off now"))
        .anyMatch(text -> text.contains("'Number' (org.acme/number) was '12'")
            && text.contains("It is 3 bytes now"))
        .anyMatch(text -> text.contains("'Folder' (org.acme/folder) was 'not there now'")
            && text.contains("It is not set now"));
    assertThat(settings.value(number)).isEqualTo("3");
    assertThat(settings.value(folder)).isEmpty();
    assertThat(node(kept, "org.acme").get("folder", "")).as("may be there again").isEqualTo("not there now");
    assertThat(node(kept, "org.acme").get("rest", "")).isEqualTo("stays");
  }

  /** A third party's is no bundle of the core's, which are listened to anyway. */
  @Test
  void aChangeOfAnyPartsSettingIsInTheEventLogOnce() throws Exception {
    settings.set(folder, "/a");
    settings.set(folder, "/a");
    node(kept, "org.acme").put("lastSync", "12:00"); // no setting
    assertThat(node(kept, "org.acme").get("folder", "")).isEqualTo("/a");
    assertThat(log.written()).singleElement().satisfies(entry -> assertThat(entry.message())
        .isEqualTo("Changed the setting 'Folder' (org.acme/folder): not set before, /a now"));
  }

  /** The page of preferences could not be shown, and so not mended there either. */
  @Test
  void whatSomebodyWroteByHandAndCannotBeIsAsGoodAsNothing() {
    node(kept, "org.acme").put("folder", "no folder");
    assertThat(settings.value(folder)).isEmpty();
  }

  @Test
  void whatASettingCannotBeIsRefusedInWords() {
    refused("sampling.interval", "0.4");
    refused("sampling.interval", "600.1");
    refused("sampling.interval", "2.55");
    refused("sampling.interval", "soon");
    refused("sampling.interval", "1e999999999");
    refused("sampling.interval", "-1e-999999999");
    refused("eventlog.retention", "1e-10000000");
    refused("connectAtStart", "yes");
    refused("acme.folder", "here");
    assertThat(log.written()).isEmpty();
    assertThat(polling.interval()).isEqualTo(Duration.ofSeconds(5));
  }

  private void refused(String key, String value) {
    assertThatIllegalArgumentException().as(key + "=" + value).isThrownBy(() -> settings.set(find(key), value))
        .withMessageMatching("[A-Z].*\\.");
  }

  /** Whoever needs it reads it where it is kept; neither files of preferences nor the event log have it. */
  @Test
  void aSecretIsInTheStoreAndNowhereElse() throws Exception {
    assertThat(settings.value(token)).isEmpty();
    settings.set(token, " s3cret word ");
    settings.set(folder, "/a");
    assertThat(secrets.kept()).containsOnlyKeys(SecretId.of("org.acme", "token"));
    assertThat(secrets.get(SecretId.of("org.acme", "token")).orElseThrow().password())
        .isEqualTo(" s3cret word ".toCharArray());
    assertThat(settings.value(token)).isEqualTo(Setting.KEPT);
    List<String> values = new ArrayList<>();
    kept.accept(node -> {
      for (String key : node.keys()) {
        values.add(node.absolutePath() + '/' + key + '=' + node.get(key, ""));
      }
      return true;
    });
    assertThat(values).anyMatch(value -> value.endsWith("=/a")).noneMatch(value -> value.contains("s3cret"))
        .noneMatch(value -> value.contains("token"));
    assertThat(log.written()).singleElement().satisfies(entry -> assertThat(entry.toString()).contains("folder")
        .doesNotContain("s3cret"));
  }

  @Test
  void whatIsKeptOfASecretStaysUntilItIsTypedAnewOrCleared() throws Exception {
    settings.set(token, "one");
    settings.set(token, Setting.KEPT);
    assertThat(secrets.kept().values()).extracting(Credentials::password).containsExactly("one".toCharArray());
    assertThatIllegalArgumentException().isThrownBy(() -> settings.set(token, Setting.KEPT + "two"))
        .withMessageContaining("acme.token").withMessageNotContaining("two");
    settings.set(token, "three");
    assertThat(secrets.kept().values()).extracting(Credentials::password).containsExactly("three".toCharArray());
    settings.set(token, "");
    assertThat(secrets.kept()).isEmpty();
    settings.set(token, Setting.KEPT);
    assertThat(secrets.kept()).as("dots are no secret").isEmpty();
    assertThat(log.written()).isEmpty();
  }

  @Test
  void aSecretThatCannotBeKeptIsNotTakenForKept() {
    settings.unbindSecrets(secrets);
    assertThatIOException().isThrownBy(() -> settings.set(token, "s3cret")).withMessageContaining("secrets")
        .withMessageNotContaining("s3cret");
    assertThat(settings.value(token)).isEmpty();
  }

  @Test
  void aPartThatGoesTakesItsSettingsAlong() {
    settings.unbind(acme);
    assertThat(settings.find("acme.folder")).isEmpty();
  }
}
