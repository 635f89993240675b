/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.workspace.KeptCount;

/** The file of the storage is damaged in many ways: what is lost is told and known, and the rest goes on. */
class KeptPasswordsTest {

  private static final String ONE = "5f002e8a-736e-41d2-94f2-33cc317e9185";
  private static final String TWO = "5f002e8a-736e-41d2-94f2-33cc317e9186";
  private static final String THREE = "org.acme:a.token";
  private static final String OWN = """
      #Equinox secure storage version 1.0
      #Mon Nov 30 15:39:21 UTC 2026
      org.eclipse.equinox.security.preferences.version=1
      org.eclipse.equinox.security.preferences.cipher=PBEWithHmacSHA512AndAES_256
      org.eclipse.equinox.security.preferences.keyFactory=PBEWithHmacSHA512AndAES_256
      """;

  @TempDir
  Path folder;
  private Path storage = Path.of("");
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    storage = folder.resolve("storage");
    Files.writeString(storage, OWN + secret(ONE, "a") + secret(TWO, "b") + secret(THREE, "c"));
    look();
    assertThat(told).isEmpty();
  }

  private static String secret(String key, String value) {
    String id = key.replace(":", "\\:");
    return "/hosts/" + id + "/user=org.eclipse.equinox.security.noModule\\tZ5HfozRXi" + value
        + "\\=\\=;/McIPyH2T2c\\=\n"
        + "/hosts/" + id + "/password=org.eclipse.equinox.security.noModule\\tp7Ed" + value + "\\=\\=;l3sUD0BV5ws\\=\n";
  }

  private KeptPasswords look() throws IOException {
    KeptPasswords kept = new KeptPasswords(storage, Optional.of(new KeptCount(folder.resolve("passwords.count"))),
        told::add, Clock.fixed(Instant.parse("2026-11-30T16:00:00Z"), ZoneOffset.UTC));
    kept.look(storage);
    return kept;
  }

  private String text() throws IOException {
    return Files.exists(storage) ? Files.readString(storage, StandardCharsets.ISO_8859_1) : "";
  }

  @Test
  void whatIsAsItWasIsLeftAlone() throws IOException {
    String before = text();
    KeptPasswords kept = look();
    assertThat(List.of(ONE, TWO, THREE)).noneMatch(kept::isLost);
    assertThat(text()).isEqualTo(before);
    assertThat(told).isEmpty();
    assertThat(files()).containsExactlyInAnyOrder("storage", "passwords.count");
  }

  @Test
  void aLineWhoseKeyIsNoPathCostsItsSecret() throws IOException {
    for (String bad : List.of("/hosts/5f\u00b002e8a-736e-41d2-94f2-33cc317e9185/user",
        "/hosts/" + ONE + "/pass\u0000word", "/ho", "x y", "/hosts//user", "//bad", "\\u00zz")) {
      restore();
      Files.writeString(storage, text().replaceFirst("/hosts/" + ONE + "/password", bad.replace("\\", "\\\\\\\\")),
          StandardCharsets.ISO_8859_1);
      KeptPasswords kept = look();
      assertThat(kept.isLost(ONE)).as(bad).isTrue();
      assertThat(List.of(TWO, THREE)).noneMatch(kept::isLost);
      assertThat(text()).doesNotContain(ONE).contains(TWO, "/password", "preferences.version=1");
      assertThat(told).singleElement().asString().contains("1 of 3", "storage.corrupt-20261130T160000000Z");
    }
  }

  @Test
  void aFurtherLineThatIsNoneCostsNothing() throws IOException {
    Files.writeString(storage, text() + "rZ\\u0012/x y\\u001d=1\n//bad=2\n");
    KeptPasswords kept = look();
    assertThat(List.of(ONE, TWO, THREE)).noneMatch(kept::isLost);
    assertThat(text()).doesNotContain("bad");
    assertThat(told).singleElement().asString().contains("Lines of", "no password", ".corrupt-");
  }

  @Test
  void whatWasCutRenamedOrChangedIsToldAndStaysKnownUntilItIsStoredAgain() throws IOException {
    String whole = text();
    for (String damaged : List.of(whole.replace("/" + ONE + "/password=", "/" + ONE + "/passvord="),
        whole.replace("p7Eda", "p7Edx"), whole.replace(ONE + "/user", ONE.replace('5', '6') + "/user"),
        whole.replace(secret(ONE, "a"), ""))) {
      restore();
      Files.writeString(storage, damaged);
      assertThat(look().isLost(ONE)).isTrue();
      assertThat(told).singleElement().asString().contains("1 of 3");
      KeptPasswords later = look();
      assertThat(told).as("once").hasSize(1);
      assertThat(later.isLost(ONE)).isTrue();
      assertThat(later.isLost(TWO)).isFalse();
      later.changing(Set.of(ONE));
      Files.writeString(storage, text() + secret(ONE, "new"));
      later.stored(storage);
      assertThat(look().isLost(ONE)).isFalse();
      assertThat(told).hasSize(1);
    }
  }

  /** As on a full disk, or killed there: what is in the way of either file stops it between two steps. */
  @Test
  void whereItCannotBeMendedAllStaysInItsPlace() throws IOException {
    for (String inTheWay : List.of("storage.corrupt-20261130T160000000Z", "storage.new")) {
      restore();
      Files.writeString(storage, text().replace("p7Eda", "p7Edx"));
      String damaged = text();
      Path obstacle = Files.createDirectory(folder.resolve(inTheWay));
      Path within = Files.createFile(obstacle.resolve("x"));
      KeptPasswords kept = new KeptPasswords(storage, Optional.of(new KeptCount(folder.resolve("passwords.count"))),
          told::add, Clock.fixed(Instant.parse("2026-11-30T16:00:00Z"), ZoneOffset.UTC));
      assertThatIOException().as(inTheWay).isThrownBy(() -> kept.look(storage));
      assertThat(text()).as(inTheWay).isEqualTo(damaged);
      assertThat(kept.isLost(ONE)).as(inTheWay).isTrue();
      assertThat(kept.isLost(TWO)).as(inTheWay).isFalse();
      Files.delete(within);
      Files.delete(obstacle);
      Files.deleteIfExists(folder.resolve("storage.corrupt-20261130T160000000Z")); // a later start has another
      assertThat(look().isLost(ONE)).isTrue();
      assertThat(told).singleElement().asString().contains("1 of 3");
      assertThat(text()).doesNotContain(ONE).contains(TWO);
    }
  }

  @Test
  void whatWasSetAsideIsAsItWasAndClosedToOthers() throws IOException {
    Files.writeString(storage, text().replace("p7Eda", "p7Edx"));
    String damaged = text();
    look();
    Path aside = folder.resolve("storage.corrupt-20261130T160000000Z");
    assertThat(Files.readString(aside)).isEqualTo(damaged);
    assertThat(PrivateFiles.isOpenToOthers(aside)).isFalse();
    assertThat(PrivateFiles.isOpenToOthers(storage)).isFalse();
  }

  @Test
  void whatIsLostIsForgottenWithItsHost() throws IOException {
    Files.writeString(storage, text().replace(secret(ONE, "a"), ""));
    look().forgetLost(ONE::equals);
    assertThat(look().isLost(ONE)).isFalse();
    Files.delete(storage);
    KeptPasswords gone = look();
    assertThat(List.of(TWO, THREE)).allMatch(gone::isLost);
    assertThat(told).hasSize(2).last().asString().contains("2 of 2");
  }

  /** A kill while something is stored must not make it one that was damaged. */
  @Test
  void aKillBetweenFileAndCountCostsNothing() throws IOException {
    look().changing(Set.of(ONE));
    Files.writeString(storage, text().replace("p7Eda", "p7Enew"));
    assertThat(look().isLost(ONE)).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void whateverOneByteIsItCostsAtMostTwoSecretsAndIsToldAndReadable() throws IOException {
    long seed = Long.getLong("secrets.seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] whole = Files.readAllBytes(storage);
    Map<String, String> before = StorageFile.of(text()).secrets();
    int lost = 0;
    for (int round = 0; round < 1_000; round++) {
      restore();
      byte[] bytes = whole.clone();
      boolean isCut = random.nextInt(5) == 0;
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(storage, isCut ? Arrays.copyOf(whole, at) : bytes);
      KeptPasswords kept = look();
      String why = "seed " + seed + ", round " + round + ", at " + at + (isCut ? ", cut" : "");
      Map<String, String> left = StorageFile.of(text()).secrets();
      long missing = Stream.of(ONE, TWO, THREE).filter(kept::isLost).count();
      for (String key : List.of(ONE, TWO, THREE)) {
        assertThat(kept.isLost(key)).as(why + " " + key).isEqualTo(!before.get(key).equals(left.get(key)));
      }
      assertThat(isCut ? 0 : missing).as(why).isLessThanOrEqualTo(2);
      assertThat(told).as(why).hasSize(missing > 0 || !told.isEmpty() ? 1 : 0);
      readable(why);
      lost += missing > 0 ? 1 : 0;
    }
    System.out.println("passwords: 1000 damaged, " + lost + " with one lost, seed " + seed);
    assertThat(lost).as("seed " + seed).isBetween(500, 999);
  }

  /** As the platform reads it. */
  private void readable(String why) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text()));
    assertThat(properties.stringPropertyNames()).as(why).allMatch(
        key -> key.matches("/hosts/[A-Za-z0-9.:_-]+/(user|password)|org\\.eclipse\\.equinox\\.security\\.[\\w.]+"));
  }

  private void restore() throws IOException {
    for (String file : files()) {
      Files.delete(folder.resolve(file));
    }
    told.clear();
    write();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Whoever removes a password wants it gone, and a copy has it, too. */
  @Test
  void copiesAreDeletedAndNothingElse() throws IOException {
    Path one = StorageFile.copy(storage, "20261130T160000000Z");
    Path two = StorageFile.copy(storage, "20261130T170000000Z");
    Path other = folder.resolve("storage.mine");
    for (Path file : List.of(one, two, other)) {
      Files.writeString(file, "x");
    }
    StorageFile.deleteCopies(storage);
    assertThat(one).doesNotExist();
    assertThat(two).doesNotExist();
    assertThat(other).exists();
    assertThat(storage).exists();
  }
}
