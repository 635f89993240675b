/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Random;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCountTest {

  @TempDir
  Path folder;

  @Test
  void whatIsWrittenIsReadAndWhatIsDamagedIsNotKnown() throws Exception {
    Path file = folder.resolve("sub/hosts.count");
    assertThat(new KeptCount(file).read()).isZero();
    new KeptCount(file).write(7);
    new KeptCount(file).write(12);
    assertThat(new KeptCount(file).read()).isEqualTo(12);
    Files.writeString(file, Files.readString(file).replace("12", "13"));
    assertThat(new KeptCount(file).read()).as("another number").isZero();
    Files.writeString(file, "");
    assertThat(new KeptCount(file).read()).as("emptied").isZero();
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  /** Without a word it would hide what it is there to tell. */
  @Test
  void damageIsToldUntilItIsWrittenAgain() throws Exception {
    Path file = folder.resolve("hosts.count");
    KeptCount count = new KeptCount(file);
    assertThat(count.damage()).as("nothing was counted").isEmpty();
    count.write(3);
    assertThat(count.damage()).isEmpty();
    String whole = Files.readString(file);
    for (String damaged : List.of("", whole.substring(1), whole + "x", whole.replace('3', '4'), "\0".repeat(12))) {
      Files.writeString(file, damaged);
      assertThat(count.damage()).get().asString().contains(file.toString());
      count.write(3);
      assertThat(count.damage()).isEmpty();
    }
    Files.delete(file);
    Files.createDirectories(file.resolve("full"));
    assertThat(count.damage()).isPresent();
    count.write(3);
    assertThat(count.read()).as("a folder is set aside").isEqualTo(3);
  }

  /** Without a word it would take along what else is missing. */
  @Test
  void removalIsToldUntilItIsWrittenAgain() throws Exception {
    IEclipsePreferences marks = new EclipsePreferences();
    Path file = folder.resolve("hosts.count");
    KeptCount count = new KeptCount(file, marks);
    assertThat(count.damage()).as("a new workspace").isEmpty();
    count.write(3);
    Files.delete(file);
    assertThat(new KeptCount(file, marks).damage()).get().asString().contains(file.toString(), "removed");
    assertThat(new KeptCount(folder.resolve("groups.count"), marks).damage()).as("of an earlier version").isEmpty();
    count.write(0);
    assertThat(count.damage()).isEmpty();
  }

  @Test
  void namesAreKeptWithTheirNumber() throws Exception {
    KeptCount count = new KeptCount(folder.resolve("hosts.count"));
    count.write(List.of("1 B\u00fcro #7", "2 pm2"));
    assertThat(count.read()).isEqualTo(2);
    assertThat(count.names()).containsExactly("1 B\u00fcro #7", "2 pm2");
    Files.writeString(folder.resolve("hosts.count"),
        Files.readString(folder.resolve("hosts.count")).replace("pm2", "pm3"));
    assertThat(count.names()).as("damaged").isEmpty();
    count.write(List.of());
    assertThat(count.read()).isZero();
    assertThat(count.names()).isEmpty();
  }

  /** On a full disk there is no room for another file. */
  @Test
  void isWrittenInTheRoomThatItHas() throws Exception {
    Path file = folder.resolve("unwritten.count");
    KeptCount count = new KeptCount(file);
    count.overwrite(1_000_000);
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    for (long number : new long[] {3, 12, 0, Long.MAX_VALUE, 7}) {
      count.overwrite(number);
      assertThat(new KeptCount(file).read()).isEqualTo(number);
      assertThat(Files.size(file)).as("one write does it").isEqualTo(512);
      assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey()).isEqualTo(key);
    }
  }

  /** As a file system does that was found damaged while it is in use. */
  @Test
  void whatIsNotedOnADiskThatTakesNothingAnyMoreIsRead() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    KeptCount count = new KeptCount(disk.resolve("unwritten.count"));
    assertThat(count.note(0, List.of("open"))).isTrue();
    Assumptions.assumeTrue(run("mount", "--bind", disk.toString(), disk.toString()), "needs root");
    try {
      Assumptions.assumeTrue(run("mount", "-o", "remount,bind,ro", disk.toString()), "needs root");
      assertThatThrownBy(() -> Files.writeString(disk.resolve("other"), "")).isInstanceOf(IOException.class);
      assertThat(count.note(16, List.of("open"))).isTrue();
      assertThat(new KeptCount(disk.resolve("unwritten.count")).read()).isEqualTo(16);
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start()
        .waitFor() == 0;
  }

  @Test
  void whatIsNotedIsReadWhateverBecameOfTheFile() throws Exception {
    Random random = new Random(System.nanoTime());
    Path file = folder.resolve("unwritten.count");
    KeptCount count = new KeptCount(file);
    for (int i = 1; i <= 300; i++) {
      switch (random.nextInt(6)) {
        case 0 -> Files.deleteIfExists(file);
        case 1 -> Files.writeString(file, "cut short");
        case 2 -> Files.writeString(file, "x".repeat(2_000));
        case 3 -> count.write(i);
        case 4 -> count.note(i, List.of("long".repeat(random.nextInt(400)))); // longer than its room
        default -> count.note(i, List.of("open"));
      }
      assertThat(count.note(i, List.of("closed"))).isTrue();
      assertThat(new KeptCount(file).read()).as("step " + i).isEqualTo(i);
      assertThat(new KeptCount(file).names()).containsExactly("closed");
    }
  }
}
