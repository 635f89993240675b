/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;

/** A host of libvirt's test driver, described by a file. */
final class TestHost {

  private final Path file;

  private TestHost(Path file) {
    this.file = file;
  }

  /** A host with that many running domains {@code vm0}, {@code vm1}, … */
  static TestHost with(Path folder, int domains) throws IOException {
    return write(folder, "", domains);
  }

  /** A host that asks for a user name and password. */
  static TestHost guarded(Path folder, String user, String password) throws IOException {
    return write(folder, "<auth><user password='" + password + "'>" + user + "</user></auth>", 1);
  }

  /** A host whose domains are active in the states of those numbers. */
  static TestHost inStates(Path folder, int... states) throws IOException {
    StringBuilder xml = new StringBuilder("<node>");
    for (int i = 0; i < states.length; i++) {
      xml.append("<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>vm").append(i)
          .append("</name><uuid>").append(uuid(i)).append("</uuid><memory>262144</memory><os><type>hvm</type></os>")
          .append("<test:runstate>").append(states[i]).append("</test:runstate></domain>");
    }
    xml.append("<memory>4194304</memory></node>");
    return new TestHost(Files.writeString(folder.resolve("host-" + UUID.randomUUID() + ".xml"), xml));
  }

  private static TestHost write(Path folder, String auth, int domains) throws IOException {
    StringBuilder xml = new StringBuilder("<node>").append(auth);
    for (int i = 0; i < domains; i++) {
      xml.append("<domain type='test'><name>vm").append(i).append("</name><uuid>").append(uuid(i)).append("</uuid>")
          .append("<memory>1048576</memory><vcpu>2</vcpu><os><type>hvm</type></os><devices>")
          .append("<disk type='file' device='disk'><source file='/none'/><target dev='vda'/></disk>")
          .append("<interface type='network'><source network='default'/><target dev='testnet").append(i)
          .append("'/></interface></devices></domain>");
    }
    xml.append("<network><name>default</name><bridge name='virbr0'/></network>");
    xml.append("<cpu><mhz>1000</mhz><model>i686</model><active>4</active><nodes>1</nodes><sockets>1</sockets>")
        .append("<cores>4</cores><threads>1</threads></cpu><memory>8388608</memory></node>");
    return new TestHost(Files.writeString(folder.resolve("host-" + UUID.randomUUID() + ".xml"), xml));
  }

  static UUID uuid(int domain) {
    return new UUID(0x0123456789abcdefL, 0x8000000000000000L + domain);
  }

  Endpoint endpoint() {
    return new Endpoint("test", Transport.LOCAL, file.toString(), 0, Optional.empty());
  }

  HypervisorSession open(LibvirtDriver driver, Executor calls, SessionListener listener) throws HypervisorException {
    return driver.open(endpoint(), context(calls, Optional.empty(), false, listener));
  }

  HypervisorSession open(LibvirtDriver driver, Optional<Credentials> credentials) throws HypervisorException {
    return driver.open(endpoint(), context(Runnable::run, credentials, false, SessionListener.NONE));
  }

  HypervisorSession openReadOnly(LibvirtDriver driver) throws HypervisorException {
    return driver.open(endpoint(), context(Runnable::run, Optional.empty(), true, SessionListener.NONE));
  }

  private static SessionContext context(Executor calls, Optional<Credentials> credentials, boolean readOnly,
      SessionListener listener) {
    return new SessionContext(Role.POLLING, "PM1", Clock.systemUTC(), calls, credentials, readOnly, listener);
  }
}
