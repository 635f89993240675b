/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.libvirt.TypedParameter;
import org.libvirt.TypedStringParameter;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.libvirt.internal.jna.Authentication;
import org.xenworkbench.core.libvirt.internal.jna.DomainCalls;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** Says in hexadecimal digits, which every locale has, what it reads of a daemon's one domain. */
final class PosixLocaleChild {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private PosixLocaleChild() {
  }

  /** Arguments: the daemon's port, the domain's UUID, and {@code first} if JNA is to be in use before. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 2) {
      say("before", NativeLibrary.getInstance("c").getName() + Native.getDefaultStringEncoding());
    }
    int port = Integer.parseInt(arguments[0]);
    UUID vm = UUID.fromString(arguments[1]);
    LibvirtDriver driver = new LibvirtDriver(status -> System.err.println(status.getMessage()));
    CompletableFuture<DomainEvent> event = new CompletableFuture<>();
    try (HypervisorSession session = open(driver, port, event)) {
      say("polled", session.poll(PollRequest.ALL).domains().get(0).info().name());
      refuse(session, vm);
      session.require(PowerControl.class).power(vm, PowerAction.PAUSE);
      say("event", event.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).name());
    } finally {
      driver.deactivate();
    }
    Pointer opened = new Authentication(Optional.empty()).open("test+tcp://127.0.0.1:" + port + "/default", false);
    Connect connect = Handles.adopt(opened);
    Domain domain = connect.domainLookupByUUID(vm);
    describe(connect, domain);
    domain.free();
    connect.close();
  }

  private static HypervisorSession open(LibvirtDriver driver, int port, CompletableFuture<DomainEvent> event)
      throws HypervisorException {
    SessionListener listener = new SessionListener() {
      @Override
      public void domainEvent(DomainEvent heard) {
        event.complete(heard);
      }
    };
    return driver.open(new Endpoint("test", Transport.TCP, "127.0.0.1", port, Optional.empty()),
        new SessionContext(Role.POLLING, "PM1", Clock.systemUTC(), Runnable::run, Optional.empty(), false, listener));
  }

  private static void refuse(HypervisorSession session, UUID vm) throws HypervisorException {
    try {
      session.require(PowerControl.class).power(vm, PowerAction.START);
    } catch (HypervisorException e) {
      say("refusal", e.getMessage());
    }
  }

  private static void describe(Connect connect, Domain domain) throws Exception {
    String name = domain.getName();
    say("name", name);
    String own = DomainCalls.description(Handles.address(domain));
    say("description", String.valueOf(own));
    say("XML", domain.getXMLDesc(0));
    say("found", connect.domainLookupByName(name).getUUIDString());
    Structure passed = TypedParameter.toNative(new TypedStringParameter("destination_name", name));
    passed.write();
    say("parameter", new String(passed.getPointer().getPointer(88).getByteArray(0,
        name.getBytes(StandardCharsets.UTF_8).length), StandardCharsets.UTF_8));
    try {
      connect.domainDefineXML(String.valueOf(own).replaceFirst("<uuid>.*</uuid>", ""));
    } catch (LibvirtException e) {
      say("error", e.getMessage());
      say("last error", Virt.lastErrorText());
    }
  }

  private static void say(String what, String text) {
    System.out.println(what + '=' + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
  }
}
