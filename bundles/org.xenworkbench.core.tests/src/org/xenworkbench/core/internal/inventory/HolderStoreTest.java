/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

class HolderStoreTest {

  @TempDir
  private Path folder;
  private final List<IStatus> problems = new ArrayList<>();
  private final UUID uuid = UUID.randomUUID();
  private final HostId owner = HostId.random();
  private final HostId other = HostId.random();
  private final ManualScheduler timer = new ManualScheduler(new ManualClock());

  @Test
  void hostThatIsConnectedFirstAfterARestartTakesNothingOver() {
    InventoryImpl first = inventory();
    list(first, owner);
    timer.advance(Duration.ofSeconds(2));
    InventoryImpl second = inventory();
    list(second, other);
    assertThat(second.virtualMachine(VmId.of(uuid))).isEmpty();
    list(second, owner);
    assertThat(second.virtualMachine(VmId.of(uuid))).get().satisfies(vm -> assertThat(vm.host()).isEqualTo(owner));
    assertThat(second.identity(other, uuid)).isEqualTo(VmId.claim(other, uuid));
  }

  @Test
  void whatWasNotWrittenYetIsWrittenAtTheEnd() {
    HolderStore store = store();
    list(new InventoryImpl(new Dispatcher(Runnable::run), store, new FormerHosts()), owner);
    store.stop();
    assertThat(store().load()).isEqualTo(Map.of(uuid, owner));
  }

  @Test
  void aFileThatWasRemovedIsToldOnce() throws Exception {
    assertThat(store().load()).isEmpty();
    assertThat(problems).as("a new workspace").isEmpty();
    HolderStore store = store();
    list(new InventoryImpl(new Dispatcher(Runnable::run), store, new FormerHosts()), owner);
    store.stop();
    Files.delete(folder.resolve(HolderStore.FILE_NAME));
    HolderStore second = store();
    assertThat(second.load()).isEmpty();
    EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run));
    second.bindLog(log);
    assertThat(log.fault()).get().asString().contains("is not there any more, which named 1.");
    assertThat(problems).hasSize(1);
    assertThat(store().load()).isEmpty();
    assertThat(problems).as("told once").hasSize(1);
  }

  @Test
  void aFolderThatIsAFileIsToldAsSuch() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    HolderStore store = new HolderStore(file.resolve(HolderStore.FILE_NAME), timer, timer.clock(), problems::add);
    assertThat(store.load()).isEmpty();
    assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.getMessage())
        .startsWith(file + " is a file or a link to nothing, not a folder").contains("Move it away"));
  }

  @Test
  void damagedLineCostsItselfOnly() throws Exception {
    HolderStore store = store();
    list(new InventoryImpl(new Dispatcher(Runnable::run), store, new FormerHosts()), owner);
    store.stop();
    Path file = folder.resolve(HolderStore.FILE_NAME);
    Files.writeString(file, Files.readString(file) + "x\n\nno uuid\n");
    assertThat(store().load()).isEqualTo(Map.of(uuid, owner));
    assertThat(problems).singleElement().satisfies(told -> assertThat(told.getMessage()).endsWith(": 3"));
    assertThat(folder.resolve(HolderStore.FILE_NAME + ".corrupt")).hasSameTextualContentAs(file);
    Files.write(file, new byte[] {'\n', (byte) 0xff, ' '});
    assertThat(store().load()).isEmpty();
    assertThat(problems).hasSize(2);
  }

  /** A line of another digit would give the VM, and its history, to another host. */
  @Test
  void noFlippedBitAndNoCutIsTakenForAnotherIdentity() throws Exception {
    HolderStore store = store();
    Map<UUID, HostId> held = Map.of(uuid, owner, UUID.randomUUID(), other, UUID.randomUUID(), owner);
    store.changed(() -> held);
    store.stop();
    Path file = folder.resolve(HolderStore.FILE_NAME);
    byte[] whole = Files.readAllBytes(file);
    assertThat(store().load()).isEqualTo(held);
    int lines = Files.readAllLines(file).size();
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << bit);
        Files.write(file, flipped);
        assertDamaged(held, "byte " + at + " bit " + bit, at == whole.length - 1);
      }
      Files.write(file, Arrays.copyOf(whole, at));
      assertDamaged(held, "cut at " + at, at == whole.length - 1); // nothing is lost with the last line feed
    }
    assertThat(lines).isEqualTo(held.size() + 1);
  }

  private void assertDamaged(Map<UUID, HostId> held, String what, boolean harmless) {
    problems.clear();
    Map<UUID, HostId> read = store().load();
    assertThat(held).as(what).containsAllEntriesOf(read);
    assertThat(problems.isEmpty()).as(what).isIn(false, harmless);
  }

  @Test
  void aFileOfTheFormerFormIsReadOnceAndWrittenAnew() throws Exception {
    Path old = Files.writeString(folder.resolve(HolderStore.OLD_NAME),
        "org.xenworkbench holders 1\n" + uuid + " " + owner + "\n");
    assertThat(store().load()).isEqualTo(Map.of(uuid, owner));
    assertThat(old).doesNotExist();
    assertThat(store().load()).isEqualTo(Map.of(uuid, owner));
    assertThat(problems).isEmpty();
  }

  /** It may be readable to whoever owns it: deleted or overwritten, it would be lost. */
  @Test
  void whatCannotBeReadIsKept() throws Exception {
    Path broken = Path.of("/proc/self/mem");
    assumeTrue(Files.exists(broken), "every read of it is an I/O error");
    for (String name : List.of(HolderStore.OLD_NAME, HolderStore.FILE_NAME)) {
      Files.deleteIfExists(folder.resolve(HolderStore.FILE_NAME));
      Files.createSymbolicLink(folder.resolve(name), broken);
      HolderStore store = store();
      assertThat(store.load()).isEmpty();
      store.changed(() -> Map.of(uuid, owner));
      store.stop();
      assertThat(folder.resolve(name + ".corrupt")).isSymbolicLink();
      assertThat(store().load()).isEqualTo(Map.of(uuid, owner));
    }
  }

  @Test
  void whatIsNoFileIsMovedOutOfTheWay() throws Exception {
    Path file = folder.resolve(HolderStore.FILE_NAME);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertThat(store().load()).isEmpty();
    assertThat(problems).hasSize(1);
    HolderStore store = store();
    store.changed(() -> Map.of(uuid, owner));
    store.stop();
    assertThat(store().load()).isEqualTo(Map.of(uuid, owner));
  }

  @Test
  void saysThatAFileIsKeptOnlyIfItIs() throws Exception {
    Files.createDirectories(folder.resolve(HolderStore.FILE_NAME + ".corrupt/full"));
    Files.writeString(folder.resolve(HolderStore.FILE_NAME), "x");
    HolderStore store = store();
    EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run));
    store.bindLog(log);
    store.load();
    assertThat(log.fault()).get().asString().contains("could not be kept").doesNotContain("was kept as");
  }

  @Test
  void aDamagedFileIsToldOnceWheneverThereIsALog() throws Exception {
    Files.writeString(folder.resolve(HolderStore.FILE_NAME), "x");
    for (boolean early : new boolean[] {true, false}) {
      EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run));
      HolderStore store = store();
      if (early) {
        store.bindLog(log);
      }
      store.load();
      if (!early) {
        store.bindLog(log);
      }
      assertThat(log.query(EventQuery.newest(5))).singleElement()
          .satisfies(entry -> assertThat(log.fault()).contains(entry.message()));
    }
  }

  private HolderStore store() {
    return new HolderStore(folder.resolve(HolderStore.FILE_NAME), timer, timer.clock(), problems::add);
  }

  private InventoryImpl inventory() {
    return new InventoryImpl(new Dispatcher(Runnable::run), store(), new FormerHosts());
  }

  private void list(InventoryImpl inventory, HostId host) {
    inventory.putHost(Host.of(host, "PM", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    inventory.updateDomains(host, List.of(DomainInfo.of(uuid, "VM").state(DomainState.RUNNING, 1).vcpus(1)
        .memory(64, 64).build()), 1);
  }
}
