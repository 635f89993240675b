/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageTransfer;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.testkit.SimulatedEngine;

/** A transfer that broke off goes on where it did if what was carried is still there, and begins anew if it is not. */
class ResumedTransferTest {

  private static final int SIZE = 12 << 20;

  private final SimulatedEngine engine = new SimulatedEngine();
  private final EclipsePreferences kept = new EclipsePreferences();
  private HostResourcesImpl resources = open();
  private final ResourceId volume = ResourceId.volume(engine.a, "images", "v");
  private final byte[] content = random(1);
  @TempDir
  private Path folder;

  private HostResourcesImpl open() {
    return new HostResourcesImpl(engine.inventory, engine.registry, engine.hosts, engine.operations, () -> kept);
  }

  private static byte[] random(long seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void makeVolume() throws Exception {
    engine.get(resources.createVolume(engine.a, "images", new VolumePlan("v", SIZE, 0, "raw"), "t").done());
  }

  @AfterEach
  void close() {
    resources.close();
    engine.close();
  }

  private OperationState end(OperationHandle handle) throws Exception {
    return engine.get(handle.done());
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("file"), bytes);
  }

  /** Breaks it off when it is so far; a call to the host takes a while so that it can be. */
  private OperationState breakOff(OperationHandle handle, DoublePredicate far, Runnable how) throws Exception {
    engine.until("it is so far", () -> engine.operations.running().stream().filter(one -> one.id().equals(handle.id()))
        .anyMatch(one -> one.fraction().isPresent() && far.test(one.fraction().getAsDouble())));
    how.run();
    OperationState end = end(handle);
    engine.fleet.setLatency("a", Duration.ZERO);
    engine.until("its host is there", () -> engine.inventory.host(engine.a).orElseThrow().isConnected());
    return end;
  }

  private OperationState uploadHalf(Path file) throws Exception {
    engine.fleet.setLatency("a", Duration.ofMillis(40));
    OperationHandle handle = resources.upload(volume, file, "t");
    return breakOff(handle, done -> done > 0.4, () -> engine.operations.cancel(handle.id()));
  }

  private byte[] onHost() throws Exception {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    engine.hosts.run(engine.a, Role.OPERATIONS, session -> {
      try {
        session.require(StorageTransfer.class).download("images", "v", 0, 0, sink, new Silent());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
    return sink.toByteArray();
  }

  private static final class Silent implements StorageTransfer.Progress {
    @Override
    public void accept(long bytes) {
      // nobody asks
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  private Optional<String> told(OperationState state) {
    return engine.entries(LogEntry.CONFIGURATION).stream().filter(entry -> entry.correlation().equals(state.id()))
        .findFirst().flatMap(LogAttribute.TRANSFER::value);
  }

  @Test
  void anUploadThatWasCancelledGoesOn() throws Exception {
    Path file = file(content);
    OperationState broken = uploadHalf(file);
    assertThat(broken.status()).isEqualTo(Status.CANCELLED);
    assertThat(told(broken)).get().asString().contains("MiB were sent").contains("Upload the same file");
    resources.close();
    resources = open(); // the workbench was closed meanwhile
    OperationState done = end(resources.upload(volume, file, "t"));
    assertThat(done.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(told(done)).get().asString().matches("It went on at [1-9].* of 12.0 MiB.*");
    assertThat(onHost()).isEqualTo(content);
    assertThat(told(end(resources.upload(volume, file, "t")))).as("it was whole").isEmpty();
    assertThat(kept.keys()).as("nothing is open any more").isEmpty();
  }

  @Test
  void anUploadWhoseHostWasLostGoesOn() throws Exception {
    Path file = file(content);
    engine.fleet.setLatency("a", Duration.ofMillis(40));
    Connection before = engine.inventory.host(engine.a).orElseThrow().connection();
    OperationState broken = breakOff(resources.upload(volume, file, "t"), done -> done > 0.3,
        () -> engine.fleet.cutConnections("a"));
    assertThat(broken.status()).isEqualTo(Status.FAILED);
    engine.until("that it was lost is noticed, and it is back", () -> {
      Connection now = engine.inventory.host(engine.a).orElseThrow().connection();
      return now.state() == Connection.State.CONNECTED && !now.equals(before);
    });
    OperationState done = end(resources.upload(volume, file, "t"));
    assertThat(told(done)).get().asString().startsWith("It went on at ");
    assertThat(onHost()).isEqualTo(content);
  }

  @Test
  void anUploadBeginsAnewWhereTheVolumeIsAnother() throws Exception {
    Path file = file(content);
    uploadHalf(file);
    end(resources.perform(volume, ResourceAction.DELETE_VOLUME, "t"));
    end(resources.createVolume(engine.a, "images", new VolumePlan("v", SIZE, 0, "raw"), "t"));
    OperationState done = end(resources.upload(volume, file, "t"));
    assertThat(told(done)).get().asString().startsWith("It began anew");
    assertThat(onHost()).isEqualTo(content);
  }

  @Test
  void anUploadBeginsAnewWhereTheFileIsAnother() throws Exception {
    Path file = file(content);
    uploadHalf(file);
    byte[] other = random(2);
    Files.write(file, other);
    Files.setLastModifiedTime(file, FileTime.fromMillis(12_345));
    OperationState done = end(resources.upload(volume, file, "t"));
    assertThat(told(done)).get().asString().startsWith("It began anew");
    assertThat(onHost()).isEqualTo(other);
  }

  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private OperationState downloadHalf(Path target) throws Exception {
    engine.fleet.setLatency("a", Duration.ofMillis(40));
    OperationHandle handle = resources.download(volume, target, "t");
    return breakOff(handle, done -> done > 0.4, () -> engine.operations.cancel(handle.id()));
  }

  @Test
  void aDownloadGoesOn() throws Exception {
    end(resources.upload(volume, file(content), "t"));
    Path target = Files.writeString(folder.resolve("target"), "before");
    OperationState broken = downloadHalf(target);
    assertThat(broken.status()).isEqualTo(Status.CANCELLED);
    assertThat(target).as("another file of that name stays").hasContent("before");
    assertThat(files()).hasSize(3).last().asString().matches("target\\.[0-9a-f]{8}\\.part");
    assertThat(told(broken)).get().asString().contains("Download it to the same file");
    OperationState done = end(resources.download(volume, target, "t"));
    assertThat(done.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(told(done)).get().asString().startsWith("It went on at ");
    assertThat(Files.readAllBytes(target)).isEqualTo(content);
    assertThat(files()).containsExactly("file", "target");
  }

  @Test
  void aDownloadBeginsAnewWhereTheVolumeHasChanged() throws Exception {
    end(resources.upload(volume, file(content), "t"));
    Path target = folder.resolve("target");
    downloadHalf(target);
    byte[] other = random(3);
    end(resources.upload(volume, Files.write(folder.resolve("other"), other), "t"));
    OperationState done = end(resources.download(volume, target, "t"));
    assertThat(told(done)).get().asString().startsWith("It began anew");
    assertThat(Files.readAllBytes(target)).isEqualTo(other);
  }

  @Test
  void oneVolumeIsCarriedOnceAtATime() throws Exception {
    Path file = file(content);
    engine.fleet.setLatency("a", Duration.ofMillis(40));
    OperationHandle first = resources.upload(volume, file, "t");
    engine.until("it runs", () -> engine.operations.running().stream().anyMatch(one -> one.fraction().isPresent()));
    OperationState second = end(resources.upload(volume, file, "t"));
    assertThat(second.error().orElseThrow().getMessage()).contains("being uploaded to volume 'v' already");
    assertThat(end(first).status()).isEqualTo(Status.SUCCEEDED);
    engine.fleet.setLatency("a", Duration.ZERO);
    assertThat(onHost()).isEqualTo(content);
  }

  /** Whatever is noted of an earlier upload, and wherever the part of a download ends, the whole arrives. */
  @Test
  void notesAndPartsThatAreDamagedCostNothingButTime() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path file = file(content);
    Path target = folder.resolve("target");
    end(resources.upload(volume, file, "t"));
    downloadHalf(target);
    Path part = folder.resolve(files().stream().filter(name -> name.endsWith(".part")).findFirst().orElseThrow());
    uploadHalf(file);
    String key = kept.keys()[0];
    String note = kept.get(key, "");
    int wentOn = 0;
    for (int i = 0; i < 30; i++) {
      char[] damaged = note.toCharArray();
      damaged[random.nextInt(damaged.length)] = (char) (32 + random.nextInt(96));
      kept.put(key, random.nextInt(4) == 0 ? note.substring(0, random.nextInt(note.length())) : new String(damaged));
      OperationState up = end(resources.upload(volume, file, "t"));
      assertThat(up.status()).as("seed %d", seed).isEqualTo(Status.SUCCEEDED);
      assertThat(onHost()).as("seed %d", seed).isEqualTo(content);
      byte[] garbage = random.nextBoolean() ? random(random.nextInt(9)) : content.clone();
      int length = random.nextInt(SIZE + 100);
      garbage[random.nextInt(SIZE)] ^= 1;
      Files.write(part, Arrays.copyOf(garbage, length));
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(target, "before");
      OperationState down = end(resources.download(volume, target, "t"));
      assertThat(down.status()).as("seed %d", seed).isEqualTo(Status.SUCCEEDED);
      wentOn += told(down).filter(text -> text.startsWith("It went on")).map(text -> 1).orElse(0);
      assertThat(Files.readAllBytes(target)).as("seed %d", seed).isEqualTo(content);
    }
    System.out.println("ResumedTransferTest: " + wentOn + " of 30 parts were gone on with, seed " + seed);
    assertThat(wentOn).as("seed %d", seed).isBetween(1, 30);
  }

  /** Its name can be guessed: somebody else may have put a file there. */
  @Test
  void aPartThatIsOpenToOthersIsNotWrittenTo() throws Exception {
    end(resources.upload(volume, file(content), "t"));
    Path target = folder.resolve("target");
    downloadHalf(target);
    Path part = folder.resolve(files().stream().filter(name -> name.endsWith(".part")).findFirst().orElseThrow());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part))).isEqualTo("rw-------");
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
    long before = Files.size(part);
    OperationState refused = end(resources.download(volume, target, "t"));
    assertThat(refused.error().orElseThrow().getMessage()).contains("is not what a download left there");
    assertThat(part).hasSize(before);
  }

  @Test
  void onlyTheOldestNoteIsForgotten() throws Exception {
    UploadNotes notes = new UploadNotes(() -> kept);
    for (int i = 0; i < 103; i++) {
      notes.keep(ResourceId.volume(engine.a, "images", "v" + i),
          new UploadNotes.Note(Path.of("/a\nb"), i, 2, 3, i % 2 == 0));
    }
    assertThat(kept.keys()).hasSize(100);
    assertThat(notes.of(ResourceId.volume(engine.a, "images", "v2"))).isEmpty();
    assertThat(notes.of(ResourceId.volume(engine.a, "images", "v3")))
        .contains(new UploadNotes.Note(Path.of("/a\nb"), 3, 2, 3, false));
  }
}
