/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.StorageTransfer;
import org.xenworkbench.core.libvirt.internal.jna.StorageCalls;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** Carries volumes over blocking streams: a thread that waits for one is that of an operation. */
final class VolumeTransfers implements StorageTransfer {

  /** What libvirt sends in one message at most. */
  private static final int CHUNK = 256 << 10;

  private final Connection connection;
  private final Guard guard;

  VolumeTransfers(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  /** Carries what goes over an open stream. */
  private interface Carrier {
    void over(Pointer stream) throws HypervisorException, IOException;
  }

  /** Begins a transfer; less than zero if it cannot be. */
  private interface Begin {
    int of(Pointer volume, Pointer stream) throws HypervisorException;
  }

  @Override
  public void download(String pool, String volume, long from, long length, OutputStream sink, Progress progress)
      throws HypervisorException, IOException {
    String doing = NLS.bind(Messages.Action_download, volume);
    carry(pool, volume, doing, (handle, stream) -> StorageCalls.virStorageVolDownload(handle, stream, from, length, 0),
        stream -> {
          byte[] buffer = new byte[CHUNK];
          long done = 0;
          int count = 1;
          while (count > 0) {
            check(progress, doing);
            count = require(Virt.virStreamRecv(stream, buffer, new NativeLong(buffer.length)), doing);
            sink.write(buffer, 0, count);
            done += count;
            progress.accept(done);
          }
        });
  }

  @Override
  public void upload(String pool, String volume, long from, InputStream source, long length, Progress progress)
      throws HypervisorException, IOException {
    String doing = NLS.bind(Messages.Action_upload, volume);
    carry(pool, volume, doing, (handle, stream) -> {
      long room = StorageCalls.capacity(handle);
      if (room >= 0 && length > room - from) {
        throw connection.errors().of(doing, Kind.FAILED, Messages.Resource_noRoom, null);
      }
      return StorageCalls.virStorageVolUpload(handle, stream, from, length, 0);
    }, stream -> send(stream, source, length, progress, doing));
  }

  private void send(Pointer stream, InputStream source, long length, Progress progress, String doing)
      throws HypervisorException, IOException {
    byte[] buffer = new byte[CHUNK];
    for (long done = 0; done < length;) {
      check(progress, doing);
      int count = source.readNBytes(buffer, 0, (int) Math.min(buffer.length, length - done));
      if (count == 0) {
        throw new EOFException(Messages.Resource_shorter);
      }
      for (int sent = 0; sent < count;) {
        byte[] rest = sent == 0 ? buffer : Arrays.copyOfRange(buffer, sent, count);
        sent += require(Virt.virStreamSend(stream, rest, new NativeLong(count - sent)), doing);
      }
      done += count;
      progress.accept(done);
    }
  }

  private void check(Progress progress, String doing) throws HypervisorException {
    if (progress.isCancelled()) {
      throw connection.errors().of(doing, Kind.CANCELLED, Messages.Resource_cancelled, null);
    }
  }

  private int require(int answer, String doing) throws HypervisorException {
    if (answer < 0) {
      throw connection.lastError(doing);
    }
    return answer;
  }

  /** A failure of what is here comes out of the call as its answer, since calls have none of their own for it. */
  private void carry(String pool, String volume, String doing, Begin begin, Carrier carrier)
      throws HypervisorException, IOException {
    guard.checkWritable(doing);
    IOException[] local = {null};
    connection.call(doing, connect -> {
      Pointer handle = Connection.pointer(connect);
      return StorageCalls.onPool(handle, pool, found -> StorageCalls.onVolume(found, volume, of -> {
        local[0] = over(handle, of, doing, begin, carrier);
        return of;
      }, () -> connection.lastError(doing)), () -> connection.lastError(doing));
    });
    if (local[0] != null) {
      throw local[0];
    }
  }

  private @Nullable IOException over(Pointer connect, Pointer volume, String doing, Begin begin, Carrier carrier)
      throws HypervisorException {
    Pointer stream = Virt.virStreamNew(connect, 0);
    if (stream == null) {
      throw connection.lastError(doing);
    }
    boolean open = false;
    try {
      require(begin.of(volume, stream), doing);
      open = true;
      carrier.over(stream);
      open = false; // a stream whose end fails has ended
      require(StorageCalls.virStreamFinish(stream), doing);
      return null;
    } catch (IOException e) {
      return e;
    } finally {
      if (open) {
        Virt.virStreamAbort(stream);
      }
      Virt.virStreamFree(stream);
    }
  }
}
