/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.workspace.KeptCount;

class RuleFileTest {

  private static final Instant NOW = Instant.parse("2026-11-30T01:02:03Z");
  private static final List<String> TEXTS = List.of("", " ", "plain", " Größe \u20ac \ud83d\ude00 ", "a = b # c",
      "two\nlines\r\n", "back\\slash \\n \\", "name = x", "end = 3", "form = 9", "\u0000\u001b[31m");

  private static final List<String> NAMES =
      TEXTS.stream().filter(text -> text.chars().noneMatch(Character::isISOControl)).toList();

  @TempDir
  private Path folder;

  private Path path() {
    return folder.resolve("rules.txt");
  }

  private RuleFile file() {
    return new RuleFile(path(), Optional.of(new KeptCount(folder.resolve("kept.count"))));
  }

  private RuleFile.Content load() {
    return file().load(NOW);
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(path(), StandardCharsets.UTF_8));
  }

  private void write(List<String> lines) throws IOException {
    Files.write(path(), lines, StandardCharsets.UTF_8);
  }

  private static AlertRule rule(String name) {
    return AlertRule.of(name, AlertScope.ALL_HOSTS, "cpu_avg", 0.9).build();
  }

  @Test
  void givesBackWhatItWasGiven() throws IOException {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("300 random rules, seed " + seed);
    Random random = new Random(seed);
    List<AlertRule> rules = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rules.add(random("rule " + i + ' ' + one(random, NAMES).strip() + '.', random));
    }
    file().save(rules);
    RuleFile.Content content = load();
    assertThat(content.damage()).isEmpty();
    assertThat(content.rules()).isEqualTo(rules);
  }

  private static <T> T one(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static AlertRule random(String name, Random random) {
    UUID uuid = new UUID(random.nextLong(), random.nextLong());
    AlertScope scope = one(random, List.of(AlertScope.ALL_HOSTS, AlertScope.ALL_VMS, AlertScope.host(new HostId(uuid)),
        AlertScope.vm(VmId.of(uuid)), AlertScope.vm(VmId.controlDomain(new HostId(uuid))),
        AlertScope.vm(VmId.claim(new HostId(uuid), uuid)), AlertScope.hostsOf(new GroupId(uuid)),
        AlertScope.vmsOf(new GroupId(uuid)), AlertScope.vmsOf(new HostId(uuid))));
    double level = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 5);
    AlertRule.Builder rule = AlertRule.of(name, scope, "vif_0_rx", level).clearing(level - random.nextInt(2))
        .holds(Duration.ofMillis(random.nextInt(100_000_000))).severity(one(random, List.of(AlertSeverity.values())))
        .enabled(random.nextBoolean()).repeat(Optional.of(Duration.ofMinutes(1 + random.nextInt(1_000)))
            .filter(each -> random.nextBoolean()));
    return rule.actions(Stream.generate(() -> AlertActionUse.of("command",
        Map.of("program", one(random, TEXTS), "arguments", one(random, TEXTS)))).limit(random.nextInt(3)).toList())
        .build();
  }

  @Test
  void noCommentIsLostWhateverIsChanged() throws IOException {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("random comments, seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<AlertRule> rules = new ArrayList<>(Stream.of("a", "b", "c").map(RuleFileTest::rule).toList());
      file().save(rules);
      List<String> lines = lines();
      List<String> comments = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(9); i++) {
        comments.add("  # " + i + one(random, NAMES));
        lines.add(random.nextInt(lines.size() + 1), comments.get(i));
      }
      write(lines);
      RuleFile file = file();
      RuleFile.Content content = file.load(NOW);
      assertThat(content.damage()).as("seed %d", seed).isEmpty();
      assertThat(content.rules()).as("seed %d", seed).isEqualTo(rules);
      rules.remove(random.nextInt(3));
      rules.add(random.nextInt(3), rule("d"));
      file.save(rules);
      assertThat(lines()).as("seed %d", seed).containsAll(comments);
      assertThat(load().rules()).as("seed %d", seed).isEqualTo(rules);
    }
  }

  @Test
  void oneCopyOfTheSameDamageIsKept() throws IOException {
    file().save(List.of(rule("a"), rule("b")));
    List<String> lines = lines();
    write(lines.subList(0, lines.size() - 3));
    for (int i = 0; i < 4; i++) {
      assertThat(file().load(NOW.plusSeconds(i)).damage()).anyMatch(text -> text.contains(".corrupt-"));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().contains(".corrupt-"))).hasSize(1);
    }
  }

  @Test
  void anEmptyFileIsToldAndWrittenAnew() throws IOException {
    file().save(List.of(rule("one")));
    write(List.of());
    RuleFile file = file();
    RuleFile.Content content = file.load(NOW);
    assertThat(content.newer()).as("rules can be made").isEmpty();
    assertThat(content.damage()).first().asString().contains("cut short");
    assertThat(content.damage()).anySatisfy(text -> assertThat(text).contains("missing").contains("one"));
    file.save(List.of(rule("two")));
    assertThat(load().rules()).extracting(AlertRule::name).containsExactly("two");
  }

  @Test
  void withoutAFileThereIsNothing() {
    assertThat(load()).isEqualTo(new RuleFile.Content(List.of(), List.of(), Optional.empty()));
  }

  @Test
  void aFileThatWasRemovedIsTold() throws IOException {
    file().save(List.of(rule("one"), rule("two")));
    Files.delete(path());
    assertThat(load().damage()).singleElement().asString().contains("removed").contains("one, two");
  }

  @ParameterizedTest
  @CsvSource({"level = 0.9,level = high,is a number in the metric's base unit",
      "sense = above,sense = sideways,'is one of above, below'", "watch = hosts,watch = disks,'is one of hosts, vms'",
      "holds = PT0S,holds = five,is a duration", "metric = cpu_avg,metric = ,is missing",
      "severity = warning,severities = warning,is no setting of a rule", "metric = cpu_avg,metric,no setting",
      "sense = above,action = 1-1-1-1-1 command,is no identity"})
  void aRuleThatCannotBeReadIsToldAndStaysAsItIs(String was, String is, String told) throws IOException {
    file().save(List.of(rule("bad"), rule("good")));
    List<String> lines = lines();
    lines.set(lines.indexOf(was), is);
    write(lines);
    RuleFile file = file();
    RuleFile.Content content = file.load(NOW);
    assertThat(content.rules()).extracting(AlertRule::name).containsExactly("good");
    assertThat(content.damage()).first().asString().contains("'bad'").contains(told);
    assertThat(content.damage()).last().asString().contains("rules.txt.corrupt-20261130T010203000Z");
    file.save(List.of(rule("better")));
    assertThat(lines()).contains("name = bad", is);
    assertThat(load().rules()).extracting(AlertRule::name).containsExactly("better");
  }

  @ParameterizedTest
  @CsvSource({"level = 0.9,level = NaN,The level is not a number",
      "clearing = 0.9,clearing = 0.95,The clearing level (0.95) is beyond the level (0.9)",
      "metric = cpu_avg,metric = cpu<N>,A rule is on one metric"})
  void aRuleThatMakesNoSenseIsKeptAndTold(String was, String is, String told) throws IOException {
    file().save(List.of(rule("odd")));
    List<String> lines = lines();
    lines.set(lines.indexOf(was), is);
    write(lines);
    assertThat(load().rules()).extracting(AlertRule::name).containsExactly("odd");
    assertThat(load().damage()).anySatisfy(text -> assertThat(text).contains("'odd' raises no alerts").contains(told))
        .anySatisfy(text -> assertThat(text).contains("not as it was saved"));
  }

  @Test
  void whatWasChangedByHandIsTold() throws IOException {
    file().save(List.of(rule("one")));
    List<String> lines = lines();
    lines.set(lines.indexOf("level = 0.9"), "level = 0.95");
    write(lines);
    RuleFile.Content content = load();
    assertThat(content.rules()).extracting(AlertRule::level).containsExactly(0.95);
    assertThat(content.damage()).first().asString().contains("'one' is not as it was saved");
  }

  @Test
  void aFileThatIsCutAnywhereIsTold() throws IOException {
    file().save(List.of(rule("one"), rule("two")));
    byte[] whole = Files.readAllBytes(path());
    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(path(), java.util.Arrays.copyOf(whole, length));
      assertThat(load().damage()).as("cut to " + length).isNotEmpty();
    }
  }

  @Test
  void aRuleThatIsMissingIsNamed() throws IOException {
    file().save(List.of(rule("one"), rule("two")));
    List<String> lines = lines();
    lines.subList(1, lines.indexOf("name = two")).clear();
    write(lines);
    RuleFile.Content content = load();
    assertThat(content.rules()).extracting(AlertRule::name).containsExactly("two");
    assertThat(content.damage()).anySatisfy(text -> assertThat(text).endsWith("another program: one"));
  }

  @Test
  void aNewerFormIsLeftAlone() throws IOException {
    Files.writeString(path(), "form = 2\nname = one\ncolour = red\n");
    RuleFile.Content content = load();
    assertThat(content.rules()).isEmpty();
    assertThat(content.newer()).hasValueSatisfying(text -> assertThat(text).contains("('2')").contains("newer"));
    assertThat(lines()).containsExactly("form = 2", "name = one", "colour = red");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "form = ", "fo", "form = \u0000\u0000", "name = one\nmetric = cpu_avg"})
  void aFileWithoutAFormIsDamagedAndRulesCanBeSaved(String text) throws IOException {
    file().save(List.of(rule("one")));
    Files.writeString(path(), text);
    RuleFile.Content content = load();
    assertThat(content.newer()).isEmpty();
    assertThat(content.damage()).first().asString().containsAnyOf("which form it has", "was cut short");
    assertThat(content.damage()).last().asString().contains(".corrupt-");
  }

  @Test
  void oneActionIsOfOneRule() throws IOException {
    AlertRule one = rule("one").toBuilder().actions(List.of(AlertActionUse.of("webhook", Map.of("a", "b")))).build();
    file().save(List.of(one, rule("two").toBuilder().actions(one.actions()).build()));
    List<AlertRule> rules = load().rules();
    assertThat(rules.get(0)).isEqualTo(one);
    assertThat(rules.get(1).actions().get(0).id()).isNotEqualTo(one.actions().get(0).id());
    assertThat(rules.get(1).actions().get(0).settings()).isEqualTo(Map.of("a", "b"));
  }

  @Test
  void bytesThatAreNoTextCostTheRuleThatTheyAreIn() throws IOException {
    file().save(List.of(rule("one"), rule("two")));
    byte[] bytes = Files.readAllBytes(path());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("cpu_avg")] = (byte) 0xff;
    Files.write(path(), bytes);
    RuleFile.Content content = load();
    assertThat(content.rules()).extracting(AlertRule::name).containsExactly("two");
    assertThat(content.damage()).first().asString().contains("'one'").contains("not UTF-8");
  }

  @Test
  void oneIdentityIsOfOneRule() throws IOException {
    AlertRule one = rule("one");
    file().save(List.of(one, one.toBuilder().name("two").build()));
    assertThat(load().rules()).extracting(AlertRule::id).doesNotHaveDuplicates().hasSize(2);
    assertThat(load().damage()).first().asString().contains("'two' had the identity of another");
  }

  @Test
  void aUserWritesNoMoreThanIsNeeded() throws IOException {
    Files.writeString(path(), """
        # what wakes me up
        name = Busy hosts
          metric = cpu_avg
          watch = hosts
          level = 0.9
          holds = PT5M
          severity = critical
          action = command
          action.program = /usr/bin/notify
        name = Little memory
          metric=memory_free
          watch=hosts
          sense=below
          level=1e9
        """);
    RuleFile.Content content = RuleFile.readUsers(path());
    assertThat(content.damage()).isEmpty();
    AlertRule first = content.rules().get(0);
    assertThat(first.holds()).isEqualTo(Duration.ofMinutes(5));
    assertThat(first.severity()).isEqualTo(AlertSeverity.CRITICAL);
    assertThat(first.actions()).extracting(AlertActionUse::action).containsExactly("command");
    assertThat(first.actions().get(0).setting("program")).isEqualTo("/usr/bin/notify");
    assertThat(content.rules().get(1).sense()).isEqualTo(AlertSense.BELOW);
    assertThat(content.rules().get(1).clearing()).isEqualTo(1e9);
  }

  @Test
  void aUsersFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> RuleFile.readUsers(folder.resolve("none"))).isInstanceOf(IOException.class)
        .hasMessageContaining("none");
  }

  /** It may be a password that was put on a line of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "s3cret==", "my password: s3cret =", "token s3cret = x", "S3cret=x"})
  void aLineThatIsNoSettingIsNotQuoted(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("given"),
        "form = 1\nname = busy\nmetric = cpu_avg\nwatch = hosts\nlevel = 0.9\n" + line + '\n');
    RuleFile.Content content = RuleFile.readUsers(file);
    assertThat(content.rules()).isEmpty();
    assertThat(content.damage()).singleElement().asString().contains("'busy'", "a line that is no setting")
        .doesNotContainIgnoringCase("s3cret");
  }
}
