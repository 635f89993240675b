/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xenworkbench.core.alerts.internal.World.A;
import static org.xenworkbench.core.alerts.internal.World.WEB;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.testkit.FakeCredentials;

class ActionsTest {

  private final World world = new World();
  private final CommandAction command = new CommandAction(world.sampler, Timing.system());
  private final FakeCredentials secrets = new FakeCredentials();
  private final WebhookAction webhook = new WebhookAction(world.sampler, secrets);
  @TempDir
  private Path folder;

  private Alert alert(String vm) {
    AlertRule rule = AlertRule.of("busy", AlertScope.ALL_VMS, "cpu_usage", 0.9).build();
    return Alert.of(rule, WEB, A, world.now(), 0.95).objectName(vm).host(A, "a").build();
  }

  private AlertActionUse program(String arguments) {
    return AlertActionUse.of("command", Map.of("program", "/bin/sh", "arguments", arguments));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProgramHearsOfTheAlertByItsEnvironment() throws Exception {
    Path written = folder.resolve("it's");
    Path script = Files.writeString(folder.resolve("script"), "env > \"$1\"; cat >> \"$1\"");
    command.run(alert("$(touch /tmp/owned); 'x'\nLD_PRELOAD=y"), AlertPhase.RAISED,
        program(script + "\n" + written));
    assertThat(Files.readAllLines(written)).contains("XENWORKBENCH_ALERT_PHASE=RAISED",
        "XENWORKBENCH_ALERT_OBJECT=$(touch /tmp/owned); 'x'\\nLD_PRELOAD=y", "XENWORKBENCH_ALERT_VALUE=0.95",
        "XENWORKBENCH_ALERT_HOST=a", "XENWORKBENCH_ALERT_RULE=busy", "XENWORKBENCH_ALERT_KIND=vm");
  }

  @Test
  void whatAProgramSaysIsToldWithoutItsSecrets() {
    assertThat(CommandAction.secrets(List.of("/bin/x", "-v", "--api-token=geheim", "--password", "hidden", "user=ann",
        "https://ann:s3cret@example.org/"))).containsExactly("geheim", "hidden", "s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-c\necho no: $0; exit 3\n--token=geheim17", "-c\necho $1 | base64; exit 3\n--token\ngeheim17",
          "-c\necho 'Authorization: Bearer geheim17'; exit 3", "-c\necho https://ann:geheim17@example.org; exit 3"})
  @EnabledOnOs(OS.LINUX)
  void aProgramThatPrintsASecretIsQuotedWithoutIt(String arguments) {
    assertThatThrownBy(() -> command.run(alert("web"), AlertPhase.RAISED, program(arguments)))
        .isInstanceOf(IOException.class).hasMessageStartingWith("The program ended with 3.")
        .hasMessageNotContaining("geheim").hasMessageNotContaining("Z2VoZWl");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProgramThatFailsSaysWhy() {
    assertThatThrownBy(() -> command.run(alert("web"), AlertPhase.RAISED, program("-c\necho no pager >&2; exit 3")))
        .isInstanceOf(IOException.class).hasMessage("The program ended with 3. no pager");
    assertThatThrownBy(() -> command.run(alert("web"), AlertPhase.RAISED,
        AlertActionUse.of("command", Map.of("program", "/none")))).isInstanceOf(IOException.class)
        .hasMessageContaining("/none");
  }

  /** Time goes on by a minute at each look at the clock. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aProgramThatWritesAndNeverEndsIsEnded() {
    Timing hurried = new HurriedTime();
    assertThatThrownBy(() -> new CommandAction(world.sampler, hurried).run(alert("web"), AlertPhase.RAISED,
        program("-c\nwhile :; do echo 0123456789; done"))).isInstanceOf(IOException.class)
        .hasMessageContaining("took longer than 30 s").satisfies(e -> assertThat(e.getMessage().length())
            .isLessThan(5_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "notify", "./notify", "/bin/sh\n-c", "/bin/\u0000"})
  void aProgramIsNamedByItsWholePath(String program) {
    assertThat(command.obstacle(Map.of("program", program))).isPresent();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProgramThatCannotRunHereIsAMistakeOfItsFieldAndNoObstacle() throws Exception {
    Path plain = Files.writeString(folder.resolve("plain"), "x");
    Map<Path, String> wrong = Map.of(folder.resolve("none"), "There is no", folder, "is a folder", plain,
        "is not executable");
    wrong.forEach((path, text) -> {
      Map<String, String> settings = Map.of("program", path.toString());
      assertThat(command.mistakes(settings)).containsOnlyKeys("program").extractingByKey("program").asString()
          .contains(text).contains(path.toString());
      assertThat(command.obstacle(settings)).as("a rule can be saved whose program is gone").isEmpty();
    });
    assertThat(command.mistakes(Map.of("program", "/bin/sh"))).isEmpty();
    assertThat(command.mistakes(Map.of())).as("what is missing is the dialog's to tell").isEmpty();
    assertThat(command.mistakes(Map.of("program", "notify"))).containsKey("program");
    assertThat(webhook.mistakes(Map.of("address", "a b"))).containsOnlyKeys("address");
    assertThat(webhook.mistakes(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"example.org/hook,https://example.org/hook", "https://example.org:8443,https://example.org:8443",
      "http://127.0.0.1/x,http://127.0.0.1/x", "HTTPS://example.org,HTTPS://example.org"})
  void anAddressIsEncryptedUnlessTheUserTypesOtherwise(String typed, String meant) {
    assertThat(WebhookAction.address(typed)).hasToString(meant);
    assertThat(webhook.obstacle(Map.of("address", typed))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "ftp://example.org", "file:///etc/passwd", "https://", "https://ann:pw@example.org",
          "http://a b"})
  void whatIsNoAddressIsRefused(String typed) {
    assertThat(webhook.obstacle(Map.of("address", typed))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://ann:s3^cret@example.org", "https://ann:s3cret@my_host/", "ann:s3 cret@example.org",
      "ftp://ann:s3cret@example.org", "https://example.org/s3|cret"})
  void aBadAddressIsNotQuotedSinceItMayHaveAPassword(String typed) {
    assertThat(webhook.obstacle(Map.of("address", typed)).orElseThrow()).doesNotContain("s3");
    assertThatThrownBy(() -> webhook.run(alert("web"), AlertPhase.RAISED,
        AlertActionUse.of("webhook", Map.of("address", typed)))).isInstanceOf(IOException.class)
        .hasMessageNotContaining("s3");
  }

  private AlertActionUse hook(TestServer server) {
    return AlertActionUse.of("webhook", Map.of("address", "http://127.0.0.1:" + server.port() + "/hook"));
  }

  @Test
  void anAlertIsPostedAsJson() throws Exception {
    try (TestServer server = new TestServer("204 No Content", "")) {
      AlertActionUse use = hook(server);
      secrets.put(use.secret("token"), new Credentials("", "s3cret".toCharArray()));
      webhook.run(alert("\"web\"\\\u0001 \u20ac"), AlertPhase.RAISED, use);
      String request = server.request();
      assertThat(request).startsWith("POST /hook HTTP/1.1").containsIgnoringCase("Authorization: Bearer s3cret")
          .containsIgnoringCase("Content-Type: application/json; charset=utf-8")
          .contains("{\"phase\":\"RAISED\",").contains("\"object\":\"\\u0022web\\u0022\\u005c\\u0001 \u20ac\"")
          .contains("\"value\":0.95").contains("\"ended\":\"\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret\u200b", "s3\ncret", "s3cret\u2026", "\ufeffs3cret", "s3cr\u00e9t"})
  void aTokenThatCannotBeSentIsNotTold(String token) {
    AlertActionUse use = AlertActionUse.of("webhook", Map.of("address", "http://127.0.0.1:1"));
    secrets.put(use.secret("token"), new Credentials("", token.toCharArray()));
    assertThatThrownBy(() -> webhook.run(alert("web"), AlertPhase.RAISED, use)).isInstanceOf(IOException.class)
        .hasMessageContaining("The token has a character").hasMessageNotContaining("s3");
  }

  @Test
  void blanksAroundATokenAreNotSent() throws Exception {
    try (TestServer server = new TestServer("204 No Content", "")) {
      AlertActionUse use = hook(server);
      secrets.put(use.secret("token"), new Credentials("", " s3cret\n".toCharArray()));
      webhook.run(alert("web"), AlertPhase.RAISED, use);
      assertThat(server.request()).containsIgnoringCase("Authorization: Bearer s3cret\r\n");
    }
  }

  @Test
  void aNumberThatIsNoneIsNull() {
    Alert alert = alert("web").toBuilder().latest(Double.NaN, world.now()).build();
    assertThat(AlertFacts.json(AlertFacts.of(alert, AlertPhase.REPEATED, new AlertTexts(world.sampler))))
        .contains("\"value\":null");
  }

  @ParameterizedTest
  @CsvSource({"302 Found,leads elsewhere", "500 Internal Server Error,answered with 500", "404 Not Found,404"})
  void anAnswerThatIsNoSuccessIsAFailure(String status, String reason) throws Exception {
    try (TestServer server = new TestServer(status, "Location: http://127.0.0.1:1/other\r\n")) {
      assertThatThrownBy(() -> webhook.run(alert("web"), AlertPhase.RAISED, hook(server)))
          .isInstanceOf(IOException.class).hasMessageContaining(reason);
    }
  }

  @Test
  void noAnswerIsAFailure() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    AlertActionUse use = AlertActionUse.of("webhook", Map.of("address", "http://127.0.0.1:" + port));
    assertThatThrownBy(() -> webhook.run(alert("web"), AlertPhase.RAISED, use)).isInstanceOf(IOException.class)
        .hasMessageContaining("No answer from 127.0.0.1:" + port);
  }

  @Test
  void aSecretIsNoSettingOfAFile() {
    RuleChecks checks = new RuleChecks(world.inventory, world.groups, world.sampler, () -> List.of(webhook));
    AlertRule rule = AlertRule.of("busy", AlertScope.ALL_VMS, "cpu_usage", 0.9).actions(List.of(
        AlertActionUse.of("webhook", Map.of("address", "https://example.org", "token", "s3cret")))).build();
    assertThat(checks.obstacle(rule, List.of())).hasValueSatisfying(
        text -> assertThat(text).contains("'Token'").doesNotContain("s3cret"));
  }

  @Test
  void bothSayWhatTheyNeed() {
    assertThat(List.of(command, webhook)).allSatisfy(action -> {
      assertThat(action.label()).isNotBlank();
      assertThat(action.settings()).first().satisfies(setting -> assertThat(setting.required()).isTrue());
    });
  }
}
