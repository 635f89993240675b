/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.workspace.BoundedFile;

/**
 * A root directory that is no mount point, as build and rescue systems have: of what lies in it, Java finds no file
 * system and tells nothing of it. Linux only.
 */
class ChrootTest {

  /** Everything of the machine is seen in the new root, and only the root itself is new. */
  private static final String CHROOT = """
      for dir in /*; do
        if [ -L "$dir" ]; then cp -P "$dir" "$0/"
        elif [ -d "$dir" ]; then mkdir -p "$0$dir" && mount --rbind "$dir" "$0$dir" || exit 77; fi
      done
      exec chroot "$0" "$@"
      """;
  private static final List<List<String>> LAUNCHERS =
      List.of(List.of("unshare", "--user", "--map-root-user", "--mount"), List.of("unshare", "--mount"));

  private Path root;

  @BeforeEach
  void create() throws IOException {
    root = Files.createTempDirectory("xenworkbench-root-");
  }

  /** Never recursively: should a mount outlive its process, the machine itself would be in there. */
  @AfterEach
  void remove() throws IOException {
    Files.deleteIfExists(root.resolve("credentials/key"));
    try (Stream<Path> entries = Files.list(root)) {
      for (Path entry : entries.toList()) {
        Files.delete(entry);
      }
    }
    Files.delete(root);
  }

  /** What runs in there. */
  static final class Inside {

    private Inside() {
    }

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of("/credentials");
      try {
        System.out.println("found " + Files.getFileStore(Files.createDirectory(folder)));
      } catch (IOException e) {
        System.out.println("file system: " + e.getMessage());
      }
      Path file = PrivateFiles.folder(folder).resolve("key");
      System.out.println("key " + KeyFile.read(file, file.resolveSibling("storage")).length);
      System.out.println("permissions " + PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)) + ' '
          + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      System.out.println("open " + PrivateFiles.isOpenToOthers(file));
    }
  }

  @Test
  void filesAreClosedToOthersThoughTheirFileSystemIsNotFound() throws Exception {
    assumeTrue(File.separatorChar == '/' && Files.isDirectory(Path.of("/proc")), "there is no chroot here");
    List<String> said = run(launcher(), List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp", classPath(), Inside.class.getName()), true);
    assertThat(said.get(0)).startsWith("file system: Mount point not found");
    assertThat(said.subList(1, said.size())).containsExactly("key 44", "permissions rwx------ rw-------", "open false");
  }

  private List<String> launcher() throws Exception {
    List<String> reasons = new ArrayList<>();
    for (List<String> launcher : LAUNCHERS) {
      List<String> said = run(launcher, List.of("/bin/sh", "-c", "exit 0"), false);
      if (said.isEmpty()) {
        return launcher;
      }
      reasons.addAll(said);
    }
    return abort("This machine lets no test have a root of its own: " + reasons);
  }

  private List<String> run(List<String> launcher, List<String> inside, boolean mustSucceed) throws Exception {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of("sh", "-c", CHROOT, root.toString()));
    command.addAll(inside);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    int code = process.waitFor();
    assertThat(!mustSucceed || code == 0).as(said.toString()).isTrue();
    return code == 0 || !said.isEmpty() ? said : List.of("code " + code);
  }

  private static String classPath() {
    return Stream.of(ChrootTest.class, KeyFile.class, BoundedFile.class, NLS.class).map(ChrootTest::place).distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Where a class comes from, in a plain class path as well as in OSGi. */
  private static String place(Class<?> type) {
    try {
      Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path classes = place.resolve("target/classes");
      return (Files.isDirectory(classes) ? classes : place).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
