/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.libvirt.internal.jna.VirtLibrary;

/**
 * Who still refers to a native connection: the session itself, its callbacks, and every domain or stream that was not
 * freed. Keeps the connection from ending itself until it is closed.
 */
final class ConnectionReferences implements AutoCloseable {

  /** libvirt's objects are GObjects, whose type is followed by their number of references. */
  private static final int COUNT = 8;

  private final Pointer connection;

  private ConnectionReferences(Pointer connection) {
    this.connection = connection;
  }

  static ConnectionReferences of(HypervisorSession session) throws HypervisorException {
    ConnectionReferences references = ((LibvirtSession) session).connection()
        .call("test", connect -> new ConnectionReferences(Connection.pointer(connect)));
    int before = references.connection.getInt(COUNT);
    references.invoke("virConnectRef");
    if (references.connection.getInt(COUNT) != before + 1) {
      throw new IllegalStateException("this libvirt counts references elsewhere");
    }
    return references;
  }

  /** How many there are besides this one. */
  int others() {
    return connection.getInt(COUNT) - 1;
  }

  private void invoke(String function) {
    VirtLibrary.load().getFunction(function).invokeInt(new Object[] {connection});
  }

  @Override
  public void close() {
    invoke("virConnectClose");
  }
}
