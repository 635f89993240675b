/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

  private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

  @TempDir
  Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("core.prefs");
  }

  @Test
  void aFileThatCanBeReadIsLeftAlone() throws IOException {
    assertThat(new SettingsFile(file).mend(NOW, false)).as("none is none").isEmpty();
    Files.writeString(file, "a=1\n\nnonsense\nb=\\u00e4\n");
    assertThat(new SettingsFile(file).mend(NOW, false)).isEmpty();
    assertThat(file).hasContent("a=1\n\nnonsense\nb=\\u00e4\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.corrupt-*");
  }

  /** What a power failure leaves. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\0\0\0\0"})
  void aFileThatWasEmptiedIsTold(String content) throws IOException {
    Files.writeString(file, content);
    assertThat(new SettingsFile(file).mend(NOW, false)).get().asString().contains(file.toString(), "was emptied",
        ".corrupt-");
    assertThat(new SettingsFile(file).mend(NOW, false)).as("told once").isEmpty();
  }

  @Test
  void aFileThatWasCutAtAnyPlaceAfterItsFirstLineIsTold() throws IOException {
    String whole = "0.first=1\na=1\nhosts/x/port=16514\nz=5000\n~.last=1\n";
    int first = whole.indexOf('\n');
    for (int length = first + 1; length < whole.indexOf("~.last=") + 7; length++) {
      Files.deleteIfExists(folder.resolve("core.prefs.corrupt-20261120T000000000Z"));
      Files.writeString(file, whole.substring(0, length));
      assertThat(new SettingsFile(file).mend(NOW, false)).as("cut at " + length).get().asString()
          .contains(file.toString(), "cut short", ".corrupt-");
      assertThat(Files.readString(file)).as("no part of a line").isEqualTo(
          whole.substring(0, whole.lastIndexOf('\n', length - 1) + 1) + "~.last=1\n");
      assertThat(new SettingsFile(file).mend(NOW, false)).as("told once").isEmpty();
    }
    Files.writeString(file, whole);
    assertThat(new SettingsFile(file).mend(NOW, false)).isEmpty();
  }

  @Test
  void aBadEscapeCostsItsLineAndIsTold() throws IOException {
    List<String> lines = List.of("a=1", "hosts/x/driver=\\uZZ12simulator", "b=2");
    Files.write(file, lines);
    assertThat(new SettingsFile(file).mend(NOW, false)).get().asString()
        .contains(file.toString(), "1 of its 3 lines", "core.prefs.corrupt-20261120T000000000Z");
    assertThat(Files.readAllLines(file)).containsExactly("a=1", "b=2");
    assertThat(Files.readAllLines(folder.resolve("core.prefs.corrupt-20261120T000000000Z"))).isEqualTo(lines);
    Properties properties = new Properties();
    try (var in = Files.newInputStream(file)) {
      properties.load(in);
    }
    assertThat(properties).hasSize(2);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  /** Also where no host is missing: events would be deleted after the time that a new workspace has. */
  @Test
  void aFileThatWasRemovedIsToldWhereThereWasOne() throws IOException {
    Path gone = folder.resolve("gone.prefs");
    assertThat(new SettingsFile(gone).mend(NOW, false)).isEmpty();
    assertThat(new SettingsFile(gone).mend(NOW, true)).get().asString().contains(gone.toString(), "not there any more");
  }
}
