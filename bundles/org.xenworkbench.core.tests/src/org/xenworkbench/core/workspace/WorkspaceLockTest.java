/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.event.EventLogImpl;

class WorkspaceLockTest {

  @TempDir
  Path folder;

  @Test
  void refusesToRunWithoutAWorkspace() {
    assertThat(new WorkspaceLock(null, "@none").acquire())
        .hasValueSatisfying(why -> assertThat(why).contains("-data DIR"));
    assertThat(new WorkspaceLock(location(null), "@noDefault").acquire()).isPresent();
  }

  @Test
  void refusesAFolderThatThePlatformWouldNotUse() throws IOException {
    for (String name : List.of("site#prod", "what?", "a%2Fb")) {
      assertThat(new WorkspaceLock(location(folder.toUri().toURL()), folder.resolve(name).toString()).acquire())
          .hasValueSatisfying(why -> assertThat(why).contains(name, "# ? %"));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void readsTheFolderThatWasNamed() {
    assertThat(WorkspaceLock.named(List.of("-hosts", "h", "-data", "/a b#c"))).isEqualTo("/a b#c");
    assertThat(WorkspaceLock.named(List.of("-data"))).isEqualTo(System.getProperty("user.home"));
  }

  @Test
  void mendsAWorkspaceThatIsOpenToOthers() throws IOException {
    Path workspace = Files.createDirectories(folder.resolve("a b"));
    Path log = Files.createFile(Files.createDirectories(workspace.resolve(".metadata/.plugins")).resolve("events.db"));
    for (Path path : List.of(workspace, log.getParent().getParent(), log.getParent(), log)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    WorkspaceLock lock = new WorkspaceLock(location(workspace.toUri().toURL()), workspace.toString());
    assertThat(lock.acquire()).isEmpty();
    lock.release();
    try (Stream<Path> files = Files.walk(workspace)) {
      assertThat(files).allSatisfy(path ->
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
              .as(path.toString()).endsWith("------"));
    }
  }

  /** A workspace in somebody's home folder closes its own part only. */
  @Test
  void leavesFilesOfOthersAsTheyAre() throws IOException {
    Path page = Files.createFile(folder.resolve("page.html"));
    Files.createDirectories(folder.resolve(".metadata"));
    for (Path path : List.of(page, folder)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertThat(new WorkspaceLock(location(folder.toUri().toURL()), folder.toString()).acquire()).isEmpty();
    for (Path path : List.of(page, folder)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rwxr-xr-x");
    }
  }

  /** Whoever runs as root could use any workspace, and would run what its owner puts there. Needs to be root. */
  @Test
  void refusesAWorkspaceOfAnotherUser() throws IOException {
    assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can give a folder away");
    Path workspace = Files.createDirectories(folder.resolve("given"));
    Files.setOwner(workspace, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    assertThat(new WorkspaceLock(location(workspace.toUri().toURL()), workspace.toString()).acquire()).get().asString()
        .contains(workspace.toString(), "belongs to user nobody", "chown -R");
    assertThat(workspace).isEmptyDirectory();
  }

  /** Whatever is told would wait in it until somebody reads. */
  @Test
  void aPlatformsLogThatIsNoFileIsSetAsideAndTold() throws Exception {
    Path log = Files.createDirectories(folder.resolve("piped/.metadata")).resolve(".log");
    assertThat(new ProcessBuilder("mkfifo", log.toString()).start().waitFor()).isZero();
    WorkspaceLock lock = new WorkspaceLock(location(folder.resolve("piped").toUri().toURL()), "piped");
    assertThat(lock.acquire()).isEmpty();
    assertThat(log).doesNotExist();
    assertThat(log.getParent()).isDirectoryContaining("glob:**.log.unknown-*");
    EventLogImpl events = new EventLogImpl(new Dispatcher(Runnable::run));
    lock.tell(events);
    assertThat(events.fault()).get().asString().contains(log.toString(), "is a pipe", ".log.unknown-");
    assertThat(events.query(EventQuery.newest(10))).singleElement()
        .satisfies(entry -> assertThat(entry.message()).isEqualTo(events.fault().orElseThrow()));
  }

  @Test
  void theNoteOfTheOwnerIsNotWrittenThroughALink() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "kept");
    Path workspace = Files.createDirectories(folder.resolve("linked/.metadata")).getParent();
    Files.createSymbolicLink(workspace.resolve(".metadata/.lock_info"), precious);
    WorkspaceLock lock = new WorkspaceLock(location(workspace.toUri().toURL()), workspace.toString());
    assertThat(lock.acquire()).isEmpty();
    assertThat(precious).hasContent("kept");
    lock.release();
    assertThat(precious).hasContent("kept");
  }

  /** A location that can be locked, on this folder; without one it has no default either. */
  private static Location location(@Nullable URL url) {
    return (Location) Proxy.newProxyInstance(Location.class.getClassLoader(), new Class<?>[] {Location.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "isSet" -> url != null;
          case "lock" -> true;
          case "getURL" -> new URL("file:" + Path.of(url.toURI()) + '/'); // not escaped, as the platform's
          case "getDefault", "release" -> null;
          default -> throw new UnsupportedOperationException(method.getName());
        });
  }
}
