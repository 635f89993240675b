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
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
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
  private boolean isFree = true;
  private boolean isBroken;
  private int locks;

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

  /** Nobody would see which was taken. */
  @Test
  void refusesTwoFolders() throws IOException {
    assertThat(new WorkspaceLock(location(folder.toUri().toURL()), List.of("-data", "/a", "-hosts", "h", "-data", "/b"))
        .acquire()).contains("-data is given 2 times. No workspace was used: give it once.");
    assertThat(folder).isEmptyDirectory();
    assertThat(new WorkspaceLock(location(folder.toUri().toURL()), List.of("-data", folder.toString())).acquire())
        .isEmpty();
  }

  /** The platform says of it that it is a folder that is read-only. */
  @Test
  void saysThatAFileIsNoFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    Path metadata = Files.createFile(workspace.resolve(".metadata"));
    for (Path wanted : List.of(file, file.resolve("below/it"), workspace)) {
      assertThat(new WorkspaceLock(location(wanted.toUri().toURL()), wanted.toString()).acquire()).get().asString()
          .contains("'" + wanted + "'",
              "'" + (wanted.equals(workspace) ? metadata : file) + "' is a file, not a folder")
          .doesNotContain("read-only");
    }
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
      assertThat(files)
          .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
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

  /** The same, where only a part of it was given away: what is unpacked there is run. Needs to be root. */
  @Test
  void refusesAWorkspaceOfWhichAPartIsOfAnotherUser() throws IOException {
    assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can give a folder away");
    for (String part : List.of(".metadata/.plugins", ".metadata/.plugins/org.xenworkbench.core.store",
        ".metadata/.plugins/org.xenworkbench.core.store/native")) {
      Path workspace = Files.createDirectories(folder.resolve("of " + part.length()));
      Path given = Files.createDirectories(workspace.resolve(part));
      Files.setOwner(given, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
      assertThat(new WorkspaceLock(location(workspace.toUri().toURL()), workspace.toString()).acquire()).get()
          .asString().contains(given.toString(), "belongs to user nobody", "chown -R");
    }
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

  private Path note(String pid, String mark) throws IOException {
    return Files.writeString(Files.createDirectories(folder.resolve(".metadata")).resolve(".lock_info"),
        "process-id=" + pid + "\nuser=ann\nprocess-mark=" + mark.replace(":", "\\:") + '\n');
  }

  private Optional<String> acquire() throws IOException {
    return new WorkspaceLock(location(folder.toUri().toURL()), folder.toString()).acquire();
  }

  /** The lock is on a file that somebody may have removed, as a job that tidies up or a copy that is put back does. */
  @Test
  void aWorkspaceWhoseOwnerLivesIsRefusedWhateverBecameOfItsLock() throws Exception {
    Process owner = new ProcessBuilder("sleep", "600").start();
    try {
      String mark = ProcessMark.of(owner.pid()).orElseThrow();
      note(Long.toString(owner.pid()), mark);
      assertThat(acquire()).get().asString().contains("process " + owner.pid() + " of user ann", "end the other one");
      note(Long.toString(owner.pid()), "1" + mark);
      assertThat(acquire()).as("its number is another process's by now").isEmpty();
      note(Long.toString(owner.pid()), "");
      assertThat(acquire()).as("of an IDE, which leaves no mark").isEmpty();
      note(Long.toString(owner.pid()), mark);
    } finally {
      owner.destroyForcibly().waitFor();
    }
    assertThat(acquire()).as("it has ended").isEmpty();
  }

  @Test
  void aNoteThatIsDamagedLeavesItToTheLock() throws IOException {
    for (String pid : List.of("", "-1", "x", "9".repeat(30), "\\u12")) {
      note(pid, "");
      assertThat(acquire()).as(pid).isEmpty();
    }
  }

  @Test
  void aLockThatIsRemovedIsTakenAgainAndTold() throws IOException {
    Path lock = Files.createFile(Files.createDirectories(folder.resolve(".metadata")).resolve(".lock"));
    WorkspaceLock owner = new WorkspaceLock(location(folder.toUri().toURL()), folder.toString());
    assertThat(owner.acquire()).isEmpty();
    EventLogImpl events = new EventLogImpl(new Dispatcher(Runnable::run));
    owner.check(events);
    assertThat(events.query(EventQuery.newest(10))).isEmpty();
    Files.move(lock, lock.resolveSibling("old"));
    owner.check(events);
    owner.check(events);
    assertThat(events.query(EventQuery.newest(10))).singleElement()
        .satisfies(entry -> assertThat(entry.message()).contains(lock.toString(), "It is there again"));
    assertThat(lock).exists();
    Files.move(lock, lock.resolveSibling("older"));
    isFree = false;
    note("7", "");
    owner.check(events);
    owner.check(events);
    assertThat(events.fault()).get().asString().contains("is used by process 7 of user ann, too");
    isFree = true;
    owner.check(events);
    assertThat(events.fault()).isEmpty();
    assertThat(events.query(EventQuery.newest(10))).hasSize(3);
    owner.release();
  }

  /** Else nobody would hold it once the same file is back, and nobody would say so. */
  @Test
  void aLockThatCannotBeTakenAgainIsTriedUntilItIs() throws IOException {
    assumeTrue(Platform.isRunning(), "there is no platform log outside OSGi");
    Path lock = Files.createFile(Files.createDirectories(folder.resolve(".metadata")).resolve(".lock"));
    WorkspaceLock owner = new WorkspaceLock(location(folder.toUri().toURL()), folder.toString());
    assertThat(owner.acquire()).isEmpty();
    EventLogImpl events = new EventLogImpl(new Dispatcher(Runnable::run));
    Path away = Files.move(lock, lock.resolveSibling("away"));
    isBroken = true;
    owner.check(events);
    Files.move(away, lock);
    isBroken = false;
    int before = locks;
    owner.check(events);
    assertThat(locks).as("asked for again").isEqualTo(before + 1);
    owner.check(events);
    assertThat(locks).as("and held").isEqualTo(before + 1);
    owner.release();
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
  private Location location(@Nullable URL url) {
    return (Location) Proxy.newProxyInstance(Location.class.getClassLoader(), new Class<?>[] {Location.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "isSet" -> url != null;
          case "lock" -> {
            locks++;
            if (isBroken) {
              throw new IOException("no space");
            }
            Path lock = folder.resolve(".metadata/.lock");
            if (isFree && Files.isDirectory(lock.getParent())) {
              Files.write(lock, new byte[0]); // as the platform makes it
            }
            yield isFree;
          }
          case "getURL" -> new URL("file:" + Path.of(url.toURI()) + '/'); // not escaped, as the platform's
          case "getDefault", "release" -> null;
          default -> throw new UnsupportedOperationException(method.getName());
        });
  }
}
