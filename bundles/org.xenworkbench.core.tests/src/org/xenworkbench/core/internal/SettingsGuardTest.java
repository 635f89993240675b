/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.VirtualTime;

class SettingsGuardTest {

  @TempDir
  Path folder;
  private final VirtualTime time = new VirtualTime();
  private final FakeEventLog log = new FakeEventLog();
  private final Map<String, String> settings = new HashMap<>(Map.of("hosts/a/name", "b\u00fcro", "0.first", "1"));
  private Optional<String> unsaved = Optional.empty();
  private Optional<String> spelled = Optional.empty();
  private int written;

  /** Settings in memory, which are saved as the platform does. */
  private final class FakeMemory implements SettingsGuard.Memory {

    @Override
    public Optional<Map<String, String>> saved() {
      return unsaved.isPresent() ? Optional.empty() : Optional.of(Map.copyOf(settings));
    }

    @Override
    public void save() {
      // nothing changed
    }

    @Override
    public void writeAgain() {
      written++;
      settings.put("state.written", Integer.toString(written));
      write();
    }
  }

  private SettingsGuard guard() {
    return new SettingsGuard(Optional.of(file()), new FakeMemory(), log, Clock.systemUTC(),
        time.scheduler("xenworkbench-settings"));
  }

  private Path file() {
    return folder.resolve("org.xenworkbench.core.prefs");
  }

  private void write() {
    Properties all = new Properties();
    all.putAll(settings);
    spelled.ifPresent(key -> all.put(key, all.remove("hosts//a")));
    all.put("eclipse.preferences.version", "1");
    try (OutputStream out = Files.newOutputStream(file())) {
      all.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String stored() throws IOException {
    Properties all = new Properties();
    try (InputStream in = Files.newInputStream(file())) {
      all.load(in);
    }
    return all.getProperty("hosts/a/name", "none");
  }

  /** Junk, a file that was cut, one that was emptied, one of another day. */
  private static Stream<Named<byte[]>> replaced() {
    byte[] junk = new byte[600];
    long seed = System.nanoTime();
    new Random(seed).nextBytes(junk);
    return Stream.of(Named.of("junk of seed " + seed, junk), Named.of("nothing", new byte[0]),
        Named.of("a part", "0.first=1\nhosts/a/na".getBytes(StandardCharsets.ISO_8859_1)),
        Named.of("a bad escape", "0.first=1\nhosts/a/name=\\uZZ".getBytes(StandardCharsets.ISO_8859_1)),
        Named.of("an older copy", "0.first=1\nhosts/a/name=lab".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest
  @MethodSource("replaced")
  void whatAnotherProgramWroteIsKeptAsideAndTold(byte[] content) throws IOException {
    write();
    guard();
    Files.write(file(), content);
    time.advance(Duration.ofSeconds(63));
    assertThat(stored()).isEqualTo("b\u00fcro");
    assertKeptAside(content);
    time.advance(Duration.ofMinutes(5));
    assertThat(written).as("once").isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("replaced")
  void thatIsNoticedAtTheEndToo(byte[] content) throws IOException {
    write();
    SettingsGuard guard = guard();
    Files.write(file(), content);
    guard.stop();
    assertThat(stored()).isEqualTo("b\u00fcro");
    assertKeptAside(content);
  }

  private void assertKeptAside(byte[] content) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(each -> each.toString().contains(".corrupt-"))).singleElement()
          .satisfies(copy -> assertThat(Files.readAllBytes(copy)).isEqualTo(content));
    }
    assertThat(log.written()).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains(file().toString(), "replaced by another program", ".corrupt-");
    });
  }

  /** The platform writes what could not be saved, over what is there. */
  @ParameterizedTest
  @MethodSource("replaced")
  void whatAnotherProgramWroteIsKeptAsideWhereNothingCouldBeSaved(byte[] content) throws IOException {
    write();
    SettingsGuard guard = guard();
    unsaved = Optional.of("no space");
    Files.write(file(), content);
    time.advance(Duration.ofMinutes(3));
    assertThat(log.written()).isEmpty();
    guard.stop();
    guard.stop(); // as at the framework's end, and then its own
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(each -> each.toString().contains(".corrupt-"))).singleElement()
          .satisfies(copy -> assertThat(Files.readAllBytes(copy)).isEqualTo(content));
    }
    assertThat(log.written()).singleElement().satisfies(entry -> assertThat(entry.message())
        .contains(file().toString(), "may have been changed", ".corrupt-"));
    assertThat(written).isZero();
  }

  /** As a key might be that the platform spells otherwise in the file. */
  @Test
  void whatNeverIsAsItIsWrittenIsToldOnce() throws IOException {
    write();
    settings.put("hosts//a", "b");
    spelled = Optional.of("hosts/a");
    guard();
    time.advance(Duration.ofMinutes(3));
    assertThat(log.written()).hasSize(1);
    settings.put("hosts/a/name", "new");
    write();
    time.advance(Duration.ofMinutes(30));
    assertThat(log.written()).as("also when another setting is saved").hasSize(1);
    assertThat(written).isEqualTo(1);
  }

  /** A pipe would have to be waited for. */
  @Test
  void whatIsNoFileIsSetAside() throws IOException {
    write();
    guard();
    Files.delete(file());
    Files.createDirectory(file());
    time.advance(Duration.ofSeconds(63));
    assertThat(stored()).isEqualTo("b\u00fcro");
    assertThat(log.written()).hasSize(1);
  }

  @Test
  void whatChangesInMemoryIsNobodyElses() throws IOException {
    write();
    SettingsGuard guard = guard();
    settings.put("hosts/a/name", "new");
    write();
    settings.put("hosts/a/name", "newer"); // about to be saved
    time.advance(Duration.ofSeconds(60));
    write();
    time.advance(Duration.ofMinutes(3));
    assertThat(log.written()).as("it was being saved").isEmpty();
    settings.put("hosts/a/name", "on a full disk");
    unsaved = Optional.of("no space");
    time.advance(Duration.ofMinutes(3));
    guard.stop();
    assertThat(log.written()).as("which is told elsewhere").isEmpty();
    assertThat(written).isZero();
  }

  @Test
  void aFileThatWasRemovedIsWrittenAgainWithinAMinuteAndAtTheEnd() throws IOException {
    write();
    SettingsGuard guard = guard();
    Files.delete(file());
    time.advance(Duration.ofSeconds(61));
    assertThat(file()).exists();
    assertThat(log.written()).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains(file().toString(), "removed by another program");
    });
    Files.delete(file());
    guard.stop();
    assertThat(file()).exists();
    assertThat(written).isEqualTo(2);
  }

  @Test
  void whereNothingWasSavedThereIsNothingToWriteAgain() {
    SettingsGuard guard = guard();
    time.advance(Duration.ofMinutes(5));
    write();
    time.advance(Duration.ofMinutes(5));
    guard.stop();
    assertThat(written).isZero();
    assertThat(log.written()).isEmpty();
  }
}
