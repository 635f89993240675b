/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageTransfer;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VolumePlan;

/** The storage of a session's host. */
record Storage(SimulatorSession session) implements StorageAccess, StorageControl, StorageTransfer {

  private static final int CHUNK = 1 << 20;
  /** Folders that a simulated host has; others are not there. */
  private static final String FOLDERS = "/(srv|var|tmp)(/.*)?";
  private static final long NEW_POOL = 100L << 30;

  /** Changes a pool. */
  private interface Change {
    void of(PoolState pool) throws HypervisorException;
  }

  private HostResources resources() {
    return session.host().resources();
  }

  private void change(String pool, Change change) throws HypervisorException {
    session.change(() -> {
      PoolState found = resources().pool(pool);
      change.of(found);
      session.world().tell(session.host(), SessionListener::storageChanged);
      return found;
    });
  }

  @Override
  public List<StoragePool> pools() throws HypervisorException {
    return session.call(() -> resources().pools().stream().map(PoolState::snapshot).toList());
  }

  @Override
  public List<StorageVolume> volumes(String pool) throws HypervisorException {
    return session.call(() -> {
      PoolState found = resources().pool(pool);
      found.require(true);
      return found.volumes();
    });
  }

  @Override
  public Optional<StorageVolume> volumeAt(String path) throws HypervisorException {
    return session.call(() -> resources().volumeAt(path));
  }

  @Override
  public void createPool(PoolPlan plan) throws HypervisorException {
    session.change(() -> {
      if (resources().hasPool(plan.name())) {
        throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Storage_nameTaken, plan.name()));
      }
      if (!plan.path().matches(FOLDERS)) {
        throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Storage_noFolder, plan.path()));
      }
      resources().add(new PoolState(plan.name(), plan.path(), NEW_POOL, false));
      session.world().tell(session.host(), SessionListener::storageChanged);
      return plan;
    });
  }

  @Override
  public void startPool(String pool) throws HypervisorException {
    change(pool, found -> found.setActive(true));
  }

  @Override
  public void stopPool(String pool) throws HypervisorException {
    change(pool, found -> found.setActive(false));
  }

  @Override
  public void refreshPool(String pool) throws HypervisorException {
    change(pool, found -> found.require(true));
  }

  @Override
  public void setPoolAutostart(String pool, boolean on) throws HypervisorException {
    change(pool, found -> {
      found.requireThatItWorks();
      found.setAutostart(on);
    });
  }

  @Override
  public void deletePool(String pool) throws HypervisorException {
    change(pool, found -> {
      found.require(false);
      resources().removePool(pool);
    });
  }

  @Override
  public void createVolume(String pool, VolumePlan plan) throws HypervisorException {
    change(pool, found -> {
      found.require(true);
      requireFree(found, plan.name());
      found.put(plan.name(), plan.format(), plan.capacity(), plan.allocation());
    });
  }

  @Override
  public void copyVolume(String pool, String volume, String name) throws HypervisorException {
    change(pool, found -> {
      StorageVolume original = found.require(volume);
      requireFree(found, name);
      found.put(name, original.format(), original.capacity(), original.allocation());
      byte[] content = found.content(volume);
      found.write(name, 0, content, content.length);
    });
  }

  private static void requireFree(PoolState pool, String name) throws HypervisorException {
    if (pool.volumes().stream().anyMatch(volume -> volume.name().equals(name))) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Storage_volumeTaken, pool.name(), name));
    }
  }

  @Override
  public void deleteVolume(String pool, String volume) throws HypervisorException {
    change(pool, found -> {
      found.require(volume);
      found.remove(volume);
    });
  }

  /** What was never uploaded is zero. */
  @Override
  public void download(String pool, String volume, long from, long length, OutputStream sink, Progress progress)
      throws HypervisorException, IOException {
    byte[][] kept = {new byte[0]};
    long size = session.call(() -> {
      StorageVolume found = resources().pool(pool).require(volume);
      kept[0] = resources().pool(pool).content(volume);
      return found.format().equals("raw") ? found.capacity() : found.allocation();
    });
    long end = length == 0 ? size : Math.min(size, from + length);
    byte[] zeros = new byte[CHUNK];
    for (long done = from; done < end;) {
      check(progress);
      boolean isKept = done < kept[0].length;
      int count = (int) Math.min(isKept ? Math.min(CHUNK, kept[0].length - done) : CHUNK, end - done);
      sink.write(isKept ? kept[0] : zeros, isKept ? (int) done : 0, count);
      done += count;
      progress.accept(done - from);
    }
  }

  /** A host that is gone or frozen carries nothing any more. */
  private void check(Progress progress) throws HypervisorException {
    session.call(() -> progress);
    if (progress.isCancelled()) {
      throw new HypervisorException(Kind.CANCELLED, Messages.Storage_cancelled);
    }
  }

  /** What has arrived stays, whatever becomes of the rest. */
  @Override
  public void upload(String pool, String volume, long from, InputStream source, long length, Progress progress)
      throws HypervisorException, IOException {
    change(pool, found -> {
      StorageVolume now = found.require(volume);
      if (length > now.capacity() - from) {
        throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Storage_tooLarge, volume));
      }
      found.put(volume, now.format(), now.capacity(), Math.max(now.allocation(), from + length));
    });
    byte[] buffer = new byte[CHUNK];
    for (long done = 0; done < length;) {
      check(progress);
      int count = source.readNBytes(buffer, 0, (int) Math.min(CHUNK, length - done));
      if (count == 0) {
        throw new EOFException(Messages.Storage_shorter);
      }
      long at = from + done;
      session.call(() -> {
        resources().pool(pool).require(volume);
        resources().pool(pool).write(volume, at, buffer, count);
        return at;
      });
      done += count;
      progress.accept(done);
    }
  }
}
