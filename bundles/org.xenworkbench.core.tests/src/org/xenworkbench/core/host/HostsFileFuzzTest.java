/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.HostConfiguration;

/**
 * Random hosts files: whatever is written between the lines of good hosts, nothing is thrown, no good host is lost, and
 * each mistake is told. Repeat a run with {@code -Dxenworkbench.seed=}, make it longer with
 * {@code -Dxenworkbench.fuzz=}.
 */
class HostsFileFuzzTest {

  private static final int COUNT = Integer.getInteger("xenworkbench.fuzz", 3_000);
  private static final List<String> NAMES = List.of("pm1", "pm1.example", "pm1.example.driver", "Rack 1",
      "B\u00fcro", "a=b", "a:b", "x\\user", "$1", "hosts1", "Rack");
  private static final String SIGNS = " \t=:#!\\,.abpm1uR\u00e4\u0000\u001b\ufeff\ud83d\ude00";

  private final long seed = Long.getLong("xenworkbench.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @TempDir
  Path folder;

  @Test
  void noGoodHostIsEverLost() throws IOException {
    System.out.println("HostsFileFuzzTest: seed " + seed + ", " + COUNT + " files");
    for (int round = 0; round < COUNT; round++) {
      List<byte[]> lines = new ArrayList<>();
      lines.add(utf8("hosts = " + String.join(", ", NAMES)));
      NAMES.forEach(name -> lines.add(utf8(name + ".driver = xen")));
      int mistakes = random.nextInt(5);
      for (int i = 0; i < mistakes; i++) {
        lines.add(1 + random.nextInt(lines.size()), stray());
      }
      HostsFile read = write(lines);
      assertThat(read.hosts()).as("seed %d, round %d, %s", seed, round, text(lines)).extracting(HostConfiguration::name)
          .containsExactlyElementsOf(NAMES);
      assertThat(read.problems()).as("seed %d, round %d, %s", seed, round, text(lines)).hasSize(mistakes);
    }
  }

  @Test
  void anyBytesAreReadOrNamed() throws IOException {
    System.out.println("HostsFileFuzzTest: seed " + seed + ", " + COUNT + " damaged files");
    for (int round = 0; round < COUNT; round++) {
      List<byte[]> lines = new ArrayList<>();
      lines.add(utf8("hosts = " + String.join(", ", NAMES)));
      NAMES.forEach(name -> lines.add(utf8(name + ".driver = xen")));
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        byte[] hit = lines.get(random.nextInt(lines.size()));
        hit[random.nextInt(hit.length)] = (byte) random.nextInt(256);
      }
      HostsFile read = write(lines);
      long lost = NAMES.stream().filter(name -> read.hosts().stream().noneMatch(host -> host.name().equals(name)))
          .count();
      assertThat(lost == 0 || !read.problems().isEmpty()).as("seed %d, round %d, %s", seed, round, text(lines))
          .isTrue();
    }
  }

  /** A line that belongs to no host: it begins as none of them does, has a separator or has none, or is no UTF-8. */
  private byte[] stray() {
    StringBuilder text = new StringBuilder("~");
    for (int length = random.nextInt(20); length > 0; length--) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    byte[] line = utf8(text.append('.').toString());
    if (random.nextInt(4) == 0) {
      line[random.nextInt(line.length - 1) + 1] = (byte) 0xff;
      line[line.length - 1] = '.'; // or a backslash before it would join the next line
    }
    return line;
  }

  private HostsFile write(List<byte[]> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      bytes.write(line);
      bytes.write('\n');
    }
    return HostsFile.read(Files.write(folder.resolve("hosts"), bytes.toByteArray()));
  }

  private static String text(List<byte[]> lines) {
    return lines.stream().map(line -> new String(line, StandardCharsets.UTF_8)).toList().toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
