/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.FakeCredentials;
import org.xenworkbench.core.testkit.FakeHostRegistry;

class HostPasswordsTest {

  private final HostConfiguration guarded = host("PM1", Optional.of("ann"));
  private final HostConfiguration open = host("PM2", Optional.empty());
  private final HostConfiguration rack = host("Rack 1", Optional.of("ann"));
  private final HostConfiguration equal = host("a = b", Optional.of("ann"));
  private final HostConfiguration hash = host("#5", Optional.of("ann"));
  private final FakeCredentials credentials = new FakeCredentials();
  private final Map<SecretId, Credentials> kept = credentials.kept();
  private final FakeHostRegistry registry = new FakeHostRegistry(guarded, open, rack, equal, hash);
  private final HostPasswords passwords = new HostPasswords(registry, credentials);

  @TempDir
  Path folder;

  private static HostConfiguration host(String name, Optional<String> user) {
    return new HostConfiguration(HostId.random(), name, new Endpoint("xen", Transport.TLS, "h", 0, user),
        Optional.empty(), true, false);
  }

  private Path file(String content, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("passwords"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }

  @Test
  void takesWhatTheOwnersFileSays() throws Exception {
    assertThat(passwords.readFrom(file("PM1 = s3cr\u00e4t\n", "rw-------"))).isEmpty();
    assertThat(kept).containsExactly(Map.entry(SecretId.of(guarded.id()),
        new Credentials("ann", "s3cr\u00e4t".toCharArray())));
    assertThat(registry.connected()).containsExactly(guarded.id());
  }

  @Test
  void refusesAFileThatOthersCanRead() throws Exception {
    for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----")) {
      Path file = file("PM1 = secret\n", permissions);
      assertThatIOException().isThrownBy(() -> passwords.readFrom(file)).withMessageContaining("chmod 600")
          .withMessageNotContaining("secret");
    }
    assertThat(kept).isEmpty();
  }

  /** As root reads it: whoever it belongs to can read and change it. */
  @Test
  void refusesAFileOfAnotherAccount() throws Exception {
    Path file = file("PM1 = secret\n", "rw-------");
    assertThat(HostPasswords.lines(file, () -> Files.getOwner(file))).hasSize(1);
    assertThatIOException().isThrownBy(() -> HostPasswords.lines(file, () -> () -> "somebody else"))
        .withMessageContaining("belongs to " + Files.getOwner(file).getName()).withMessageContaining("chown")
        .withMessageNotContaining("secret");
  }

  @Test
  void thePasswordIsTheTextAfterTheSeparatorAsItStands() throws Exception {
    for (String password : List.of("x\\user1", "pa\\ss", "\\u0041", "a=b", "a = b", "#1", "!", "a:b", "a b",
        "\\", "x\\", "\u00e4\ud83d\ude00")) {
      kept.clear();
      assertThat(passwords.readFrom(file("PM1 = " + password + "\n", "rw-------"))).as(password).isEmpty();
      assertThat(kept.get(SecretId.of(guarded.id()))).as(password)
          .isEqualTo(new Credentials("ann", password.toCharArray()));
    }
    assertThat(passwords.readFrom(file("\ufeffpm1=s3cret\r\n", "rw-------"))).isEmpty();
    assertThat(kept.get(SecretId.of(guarded.id())).password()).containsExactly("s3cret".toCharArray());
    assertThat(passwords.readFrom(file("PM1 =  two blanks \n", "rw-------"))).singleElement().asString()
        .contains("line 1", "PM1", "blank").doesNotContain("two");
    assertThat(kept.get(SecretId.of(guarded.id())).password()).containsExactly(" two blanks ".toCharArray());
  }

  @Test
  void namesMayHaveBlanksAndEqualsSigns() throws Exception {
    assertThat(passwords.readFrom(file("# comment\n\nRack 1 = one\na = b = two = three\n#5 = four\n", "rw-------")))
        .isEmpty();
    assertThat(kept).hasSize(3).containsEntry(SecretId.of(rack.id()), new Credentials("ann", "one".toCharArray()))
        .containsEntry(SecretId.of(equal.id()), new Credentials("ann", "two = three".toCharArray()))
        .containsEntry(SecretId.of(hash.id()), new Credentials("ann", "four".toCharArray()));
  }

  @Test
  void aMistakeCostsItsLineAndIsNamed() throws Exception {
    List<String> problems = passwords.readFrom(file("PM9 = secret\nnonsense secret\nPM2 = secret\n"
        + "PM1 = good\nPM1 = secret\nRack 1 =\n", "rw-------"));
    assertThat(problems).hasSize(5).noneMatch(problem -> problem.contains("secret"))
        .allMatch(problem -> problem.contains(folder.toString()));
    assertThat(problems.get(0)).contains("Line 1", "\"PM9\"");
    assertThat(problems.get(1)).contains("Line 2", "host name = password");
    assertThat(problems.get(2)).contains("Line 3", "\"PM2\"", "user name");
    assertThat(problems.get(3)).contains("Line 5", "line 4 already");
    assertThat(problems.get(4)).contains("Line 6", "no password");
    assertThat(kept)
        .containsExactly(Map.entry(SecretId.of(guarded.id()), new Credentials("ann", "good".toCharArray())));
    assertThat(registry.connected()).containsExactly(guarded.id());
  }

  @Test
  void saysThatTheFileIsMissing() {
    Path missing = folder.resolve("none");
    assertThatIOException().isThrownBy(() -> passwords.readFrom(missing)).withMessageContaining("does not exist");
    assertThat(kept).isEmpty();
  }

  @Test
  void onlyARegularFileIsReadAndJunkTakesNoTime() throws Exception {
    assertThatIOException().isThrownBy(() -> HostPasswords.lines(folder)).withMessageContaining("no regular file");
    assertThat(passwords.readFrom(file("=".repeat(1 << 19), "rw-------"))).singleElement().asString()
        .hasSizeLessThan(1_000);
    assertThat(passwords.readFrom(file("ab".repeat(1 << 17) + "=\n" + ".=".repeat(1 << 18), "rw-------"))).hasSize(2)
        .allMatch(problem -> problem.length() < 1_000);
    assertThat(passwords.readFrom(file("x\n".repeat(1 << 15), "rw-------"))).hasSize(HostPasswords.MOST_PROBLEMS + 1)
        .last().asString().contains(Integer.toString((1 << 15) - HostPasswords.MOST_PROBLEMS));
  }

  /** Repeat a run with {@code -Dxenworkbench.seed=}, make it longer with {@code -Dxenworkbench.fuzz=}. */
  @Test
  void noPasswordIsLostToAnyOtherLine() throws Exception {
    int count = Integer.getInteger("xenworkbench.fuzz", 2_000);
    long seed = Long.getLong("xenworkbench.seed", System.nanoTime());
    System.out.println("HostPasswordsTest: seed " + seed + ", " + count + " files");
    Random random = new Random(seed);
    for (int round = 0; round < count; round++) {
      kept.clear();
      byte[] noise = new byte[1 + random.nextInt(30)];
      random.nextBytes(noise);
      noise[0] = '~';
      String good = random.ints(1 + random.nextInt(20), ' ' + 1, 0x250).filter(c -> c < 0x7f || c > 0xa0)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).append('x').toString();
      Path file = file("PM1 = " + good + "\n", "rw-------");
      Files.write(file, noise, StandardOpenOption.APPEND);
      Files.writeString(file, "\nRack 1 = other\n", StandardOpenOption.APPEND);
      String round1 = "seed " + seed + ", round " + round;
      List<String> problems = passwords.readFrom(file);
      assertThat(kept.keySet()).as(round1).containsExactlyInAnyOrder(SecretId.of(guarded.id()),
          SecretId.of(rack.id()));
      assertThat(kept.get(SecretId.of(guarded.id())).password()).as(round1).containsExactly(good.toCharArray());
      assertThat(problems).as(round1).hasSizeGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void asksOnlyForWhatIsMissing() throws Exception {
    List<String> questions = new ArrayList<>();
    for (HostConfiguration other : List.of(rack, equal, hash)) {
      kept.put(SecretId.of(other.id()), new Credentials("ann", "known".toCharArray()));
    }
    passwords.askOn(question -> {
      questions.add(question);
      return Optional.of("typed".toCharArray());
    });
    assertThat(questions).singleElement().asString().contains("ann", "PM1");
    assertThat(kept.get(SecretId.of(guarded.id()))).isEqualTo(new Credentials("ann", "typed".toCharArray()));
    passwords.askOn(question -> {
      throw new AssertionError(question);
    });
  }
}
