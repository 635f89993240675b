/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.StorageTransfer;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.storage.ResourceId;

/** What a comparison finds, and what it does not. */
class SeamTest {

  private static final int SIZE = 1 << 20;
  private static final int END = 4_096;
  private static final int PIECE = 64;

  private final byte[] volume = new byte[SIZE];
  @TempDir
  private Path folder;
  private long read;

  SeamTest() {
    new Random(7).nextBytes(volume);
  }

  /** Reads the volume of the test. */
  private final class Volume implements StorageTransfer {

    @Override
    public void download(String pool, String name, long from, long length, OutputStream sink, Progress progress)
        throws IOException {
      int count = (int) Math.min(length, Math.max(0, volume.length - from));
      read += count;
      for (int done = 0; done < count; done += 100) { // in pieces that fit nothing
        sink.write(volume, (int) from + done, Math.min(100, count - done));
      }
    }

    @Override
    public void upload(String pool, String name, long from, InputStream source, long length, Progress progress) {
      throw new AssertionError("Nobody sends");
    }
  }

  private long of(byte[] here, boolean all) throws Exception {
    OperationMonitor monitor = (OperationMonitor) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[] {OperationMonitor.class}, (proxy, method, arguments) -> Boolean.FALSE);
    read = 0;
    try (FileChannel file = FileChannel.open(Files.write(folder.resolve("here"), here))) {
      return new Seam(new Volume(), ResourceId.volume(HostId.random(), "p", "v"), monitor, END, PIECE).of(file,
          here.length, all);
    }
  }

  private byte[] changed(int length, int at) {
    byte[] here = Arrays.copyOf(volume, length);
    here[at] ^= 1;
    return here;
  }

  @Test
  void whatIsTheSameIsGoneOnWithAndReadInSamples() throws Exception {
    assertThat(of(Arrays.copyOf(volume, 700_001), false)).isEqualTo(700_001);
    assertThat(read).isEqualTo(END + 16 * PIECE);
    assertThat(of(Arrays.copyOf(volume, 700_001), true)).isEqualTo(700_001);
    assertThat(read).isEqualTo(700_001);
    assertThat(of(new byte[0], false)).isZero();
  }

  @Test
  void whatDidNotArriveAtTheEndIsCarriedAgain() throws Exception {
    assertThat(of(changed(700_000, 699_000), false)).isEqualTo(699_000);
    assertThat(of(changed(700_000, 700_000 - END), false)).as("none of the end is there").isZero();
    assertThat(of(Arrays.copyOf(volume, SIZE + 500), false)).as("the volume is shorter").isEqualTo(SIZE);
  }

  /** This is what samples promise, and no more: the user is told that they are samples. */
  @Test
  void aChangeInASampleIsFoundAndOneBetweenTwoIsNot() throws Exception {
    int step = (700_000 - END) / 16;
    assertThat(of(changed(700_000, step * 5 + PIECE - 1), false)).isZero();
    assertThat(of(changed(700_000, step * 15), false)).isZero();
    assertThat(of(changed(700_000, step * 5 + PIECE), false)).isEqualTo(700_000);
    assertThat(of(changed(700_000, step * 5 + PIECE), true)).as("all is compared").isEqualTo(step * 5 + PIECE);
  }

  @Test
  void whereverAllIsComparedTheFirstDifferenceIsFound() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int length = 1 + random.nextInt(SIZE);
      int at = random.nextInt(length);
      assertThat(of(changed(length, at), true)).as("seed %d", seed).isEqualTo(at);
    }
    System.out.println("SeamTest: 200 changes, seed " + seed);
  }
}
