/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageTransfer;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VolumePlan;

/**
 * What {@link StorageAccess}, {@link StorageControl} and {@link StorageTransfer} promise.
 *
 * @since 0.1
 */
@ConsumerType
public interface StorageContract {

  /** With what XML is made of, and letters beyond Latin. */
  String POOL = "<p>&' b\u00fcro \u65e5\u672c";
  /** The same of a volume. */
  String VOLUME = "<v>&' \u65e5\u672c.img";
  /** Bytes. */
  long SIZE = 4 << 20;

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  /** A pool that is there for a test. */
  @FunctionalInterface
  @ConsumerType
  interface WithPool {

    /** Tests with it. */
    void test(OpenHost home, StorageAccess access, StorageControl control) throws Exception;
  }

  /** Makes a pool, and takes it away after the test whatever has become of it. */
  private void withPool(WithPool test) throws Exception {
    OpenHost home = fixture().openHome(Feature.STORAGE, Feature.STORAGE_POOLS, Feature.VOLUMES);
    StorageAccess access = home.session(Role.POLLING).require(StorageAccess.class);
    StorageControl control = home.session(Role.OPERATIONS).require(StorageControl.class);
    assertThat(find(access)).isEmpty();
    control.createPool(new PoolPlan(POOL, fixture().poolFolder()));
    try {
      test.test(home, access, control);
    } finally {
      clear(access, control);
    }
  }

  private static void clear(StorageAccess access, StorageControl control) throws HypervisorException {
    Optional<StoragePool> left = find(access);
    if (left.isPresent()) {
      if (!left.get().isActive()) {
        control.startPool(POOL);
      }
      if (find(access, VOLUME).isPresent()) {
        control.deleteVolume(POOL, VOLUME);
      }
      control.stopPool(POOL);
      if (find(access).isPresent()) {
        control.deletePool(POOL);
      }
    }
  }

  private static Optional<StoragePool> find(StorageAccess access) throws HypervisorException {
    return access.pools().stream().filter(pool -> pool.name().equals(POOL)).findFirst();
  }

  private static Optional<StorageVolume> find(StorageAccess access, String volume) throws HypervisorException {
    return access.volumes(POOL).stream().filter(one -> one.name().equals(volume)).findFirst();
  }

  @Test
  default void aPoolIsMadeStartedStoppedAndForgotten() throws Exception {
    withPool((home, access, control) -> {
      StoragePool made = find(access).orElseThrow();
      assertThat(made.isActive()).isTrue();
      assertThat(made.persistent()).isTrue();
      assertThat(made.type()).isEqualTo("dir");
      assertThat(made.path()).isEqualTo(fixture().poolFolder());
      assertThat(made.capacity()).isPositive().isGreaterThanOrEqualTo(made.allocation());
      assertThat(made.use()).isBetween(0.0, 1.0);
      control.refreshPool(POOL);
      control.stopPool(POOL);
      if (home.has(Feature.EVENTS)) {
        home.listener().await("that it was made, and that it was stopped", heard -> heard.storageChanges() >= 2,
            fixture().patience());
      }
      assertThat(find(access).orElseThrow().isActive()).isFalse();
      assertFails(Kind.INVALID_STATE, () -> access.volumes(POOL));
      assertFails(Kind.INVALID_STATE, () -> control.stopPool(POOL));
      control.startPool(POOL);
      assertThat(find(access).orElseThrow().isActive()).isTrue();
      assertFails(Kind.INVALID_STATE, () -> control.startPool(POOL));
      assertFails(Kind.INVALID_STATE, () -> control.deletePool(POOL));
      control.stopPool(POOL);
      control.deletePool(POOL);
      assertThat(find(access)).isEmpty();
      assertFails(Kind.INVALID_STATE, () -> control.startPool(POOL));
      assertFails(Kind.INVALID_STATE, () -> access.volumes(POOL));
    });
  }

  @Test
  default void aPoolIsStartedWithItsHostIfThatIsSaid() throws Exception {
    withPool((home, access, control) -> {
      assertThat(find(access).orElseThrow().autostart()).isFalse();
      control.setPoolAutostart(POOL, true);
      assertThat(find(access).orElseThrow().autostart()).isTrue();
      control.setPoolAutostart(POOL, false);
      assertThat(find(access).orElseThrow().autostart()).isFalse();
    });
  }

  @Test
  default void aNameThatIsTakenIsRefusedAndThePoolStaysAsItIs() throws Exception {
    withPool((home, access, control) -> {
      assertFails(Kind.FAILED, () -> control.createPool(new PoolPlan(POOL, "/srv")));
      assertThat(find(access).orElseThrow().path()).isEqualTo(fixture().poolFolder());
      assertThat(find(access).orElseThrow().isActive()).isTrue();
    });
  }

  @Test
  default void aVolumeIsMadeAndDeleted() throws Exception {
    withPool((home, access, control) -> {
      control.createVolume(POOL, new VolumePlan(VOLUME, SIZE, SIZE, "raw"));
      StorageVolume made = find(access, VOLUME).orElseThrow();
      assertThat(made.pool()).isEqualTo(POOL);
      assertThat(made.capacity()).isEqualTo(SIZE);
      assertThat(made.format()).isEqualTo("raw");
      assertThat(made.path()).isEqualTo(fixture().poolFolder() + '/' + VOLUME);
      assertThat(access.volumeAt(made.path())).contains(made);
      assertThat(access.volumeAt(made.path() + "x")).isEmpty();
      assertFails(Kind.FAILED, () -> control.createVolume(POOL, new VolumePlan(VOLUME, SIZE, SIZE, "raw")));
      control.deleteVolume(POOL, VOLUME);
      assertThat(find(access, VOLUME)).isEmpty();
      assertFails(Kind.INVALID_STATE, () -> control.deleteVolume(POOL, VOLUME));
    });
  }

  /** What is on it is compared where the driver can carry it. */
  @Test
  default void aVolumeIsCopied() throws Exception {
    withPool((home, access, control) -> {
      String copy = "<copy>&' \u65e5\u672c.img";
      byte[] content = new byte[(int) SIZE];
      new Random(42).nextBytes(content);
      control.createVolume(POOL, new VolumePlan(VOLUME, SIZE, SIZE, "raw"));
      Optional<StorageTransfer> transfer = home.has(Feature.VOLUME_TRANSFER)
          ? home.session(Role.OPERATIONS).facet(StorageTransfer.class) : Optional.empty();
      if (transfer.isPresent()) {
        transfer.get().upload(POOL, VOLUME, 0, new ByteArrayInputStream(content), SIZE, new Recorded(Long.MAX_VALUE));
      }
      control.copyVolume(POOL, VOLUME, copy);
      try {
        StorageVolume made = find(access, copy).orElseThrow();
        assertThat(made.capacity()).isEqualTo(SIZE);
        assertThat(made.format()).isEqualTo("raw");
        assertFails(Kind.FAILED, () -> control.copyVolume(POOL, VOLUME, copy));
        if (transfer.isPresent()) {
          ByteArrayOutputStream sink = new ByteArrayOutputStream();
          transfer.get().download(POOL, copy, 0, 0, sink, new Recorded(Long.MAX_VALUE));
          assertThat(sink.toByteArray()).isEqualTo(content);
        }
      } finally {
        control.deleteVolume(POOL, copy);
      }
      assertFails(Kind.INVALID_STATE, () -> control.copyVolume(POOL, "none", copy));
    });
  }

  @Test
  default void aVolumeThatHasNoRoomIsRefused() throws Exception {
    withPool((home, access, control) -> {
      long much = find(access).orElseThrow().available() + (1L << 40);
      assertFails(Kind.FAILED, () -> control.createVolume(POOL, new VolumePlan(VOLUME, much, much, "raw")));
      assertThat(find(access, VOLUME)).isEmpty();
    });
  }

  @Test
  default void whatIsUploadedIsDownloaded() throws Exception {
    OpenHost able = fixture().openHome(Feature.VOLUME_TRANSFER);
    withPool((home, access, control) -> {
      StorageTransfer transfer = able.session(Role.OPERATIONS).require(StorageTransfer.class);
      control.createVolume(POOL, new VolumePlan(VOLUME, SIZE, 0, "raw"));
      byte[] content = new byte[(int) SIZE - 12_345];
      new Random(42).nextBytes(content);
      Recorded up = new Recorded(Long.MAX_VALUE);
      transfer.upload(POOL, VOLUME, 0, new ByteArrayInputStream(content), content.length, up);
      assertThat(up.last).isEqualTo(content.length);
      ByteArrayOutputStream sink = new ByteArrayOutputStream();
      Recorded down = new Recorded(Long.MAX_VALUE);
      transfer.download(POOL, VOLUME, 0, 0, sink, down);
      assertThat(down.last).isEqualTo(SIZE).isEqualTo(sink.size());
      assertThat(Arrays.copyOf(sink.toByteArray(), content.length)).isEqualTo(content);
      byte[] more = new byte[(int) SIZE + 1];
      assertFails(Kind.FAILED,
          () -> transfer.upload(POOL, VOLUME, 0, new ByteArrayInputStream(more), more.length, up));
    });
  }

  @Test
  default void aTransferGoesOnWhereAnEarlierOneEnded() throws Exception {
    OpenHost able = fixture().openHome(Feature.VOLUME_TRANSFER);
    withPool((home, access, control) -> {
      StorageTransfer transfer = able.session(Role.OPERATIONS).require(StorageTransfer.class);
      control.createVolume(POOL, new VolumePlan(VOLUME, SIZE, 0, "raw"));
      byte[] content = new byte[(int) SIZE];
      new Random(43).nextBytes(content);
      int seam = 1_234_567;
      transfer.upload(POOL, VOLUME, 0, new ByteArrayInputStream(content, 0, seam), seam, new Recorded(Long.MAX_VALUE));
      Recorded rest = new Recorded(Long.MAX_VALUE);
      transfer.upload(POOL, VOLUME, seam, new ByteArrayInputStream(content, seam, content.length), SIZE - seam, rest);
      assertThat(rest.last).isEqualTo(SIZE - seam);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      transfer.download(POOL, VOLUME, 0, seam, all, new Recorded(Long.MAX_VALUE));
      assertThat(all.size()).isEqualTo(seam);
      Recorded down = new Recorded(Long.MAX_VALUE);
      transfer.download(POOL, VOLUME, seam, 0, all, down);
      assertThat(down.last).isEqualTo(SIZE - seam);
      assertThat(all.toByteArray()).isEqualTo(content);
      assertFails(Kind.FAILED, () -> transfer.upload(POOL, VOLUME, seam, new ByteArrayInputStream(content), SIZE,
          new Recorded(Long.MAX_VALUE)));
    });
  }

  @Test
  default void aTransferEndsWhenItIsCancelled() throws Exception {
    OpenHost able = fixture().openHome(Feature.VOLUME_TRANSFER);
    withPool((home, access, control) -> {
      StorageTransfer transfer = able.session(Role.OPERATIONS).require(StorageTransfer.class);
      control.createVolume(POOL, new VolumePlan(VOLUME, SIZE, 0, "raw"));
      byte[] content = new byte[(int) SIZE];
      assertFails(Kind.CANCELLED, () -> transfer.upload(POOL, VOLUME, 0, new ByteArrayInputStream(content),
          content.length, new Recorded(1)));
      assertFails(Kind.CANCELLED,
          () -> transfer.download(POOL, VOLUME, 0, 0, new ByteArrayOutputStream(), new Recorded(1)));
      assertThat(access.pools()).as("the connection can be used").isNotEmpty();
    });
  }

  @Test
  default void aLostSessionTellsNothingOfStorage() throws Exception {
    OpenHost home = fixture().openHome(Feature.STORAGE);
    StorageAccess access = home.session(Role.POLLING).require(StorageAccess.class);
    home.session(Role.POLLING).close();
    assertFails(Kind.LOST, access::pools);
  }

  /** Remembers how far it came, and is cancelled beyond a number of bytes. */
  final class Recorded implements StorageTransfer.Progress {

    private final long enough;
    private long last;

    Recorded(long enough) {
      this.enough = enough;
    }

    @Override
    public void accept(long bytes) {
      assertThat(bytes).isGreaterThanOrEqualTo(last);
      last = bytes;
    }

    @Override
    public boolean isCancelled() {
      return last >= enough;
    }
  }
}
