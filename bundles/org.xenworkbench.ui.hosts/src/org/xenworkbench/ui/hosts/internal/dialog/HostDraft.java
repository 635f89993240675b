/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * What was typed into the form. Immutable.
 *
 * @param name the host's name
 * @param type its type, such as {@code xen}
 * @param transport how the workbench reaches it
 * @param address where
 * @param port TCP port as typed, empty for the default
 * @param user user name, may be empty
 * @param peerWanted whether other hosts reach it in another way
 * @param peerTransport how other hosts reach it
 * @param peerAddress where other hosts reach it
 * @param peerPort TCP port for other hosts as typed, empty for the default
 * @param connectAtStart whether it is connected when the engine starts
 * @param readOnly whether nothing may be changed on it
 */
public record HostDraft(String name, String type, Transport transport, String address, String port, String user,
    boolean peerWanted, Transport peerTransport, String peerAddress, String peerPort, boolean connectAtStart,
    boolean readOnly) {

  /** The fields that can be wrong. */
  public enum Field {
    NAME, TYPE, TRANSPORT, ADDRESS, PORT, USER, PEER_TRANSPORT, PEER_ADDRESS, PEER_PORT, GROUP
  }

  private static final String VALID_TYPE = "xen";
  private static final int LAST_PORT = 65_535;
  private static final String VALID_ADDRESS = "host";

  /** An empty form for a host of that type. */
  public static HostDraft empty(String type) {
    return new HostDraft("", type, Transport.TLS, "", "", "", false, Transport.TLS, "", "", true, false);
  }

  /** The settings of a host that is there. */
  public static HostDraft of(HostConfiguration host) {
    Endpoint endpoint = host.endpoint();
    Endpoint peer = host.peerEndpoint();
    return new HostDraft(host.name(), endpoint.driver(), endpoint.transport(), endpoint.address(),
        portText(endpoint.port()), endpoint.user().orElse(""), host.peer().isPresent(), peer.transport(),
        peer.address(), portText(peer.port()), host.connectAtStart(), host.readOnly());
  }

  private static String portText(int port) {
    return port == 0 ? "" : Integer.toString(port);
  }

  /**
   * What is wrong, as a sentence for each field; empty if all is well.
   *
   * @param taken the other host of that name, as it is spelt there
   * @param possible how hosts of this type can be reached, empty if that is not known
   */
  public Map<Field, String> errors(Function<String, Optional<String>> taken, Set<Transport> possible) {
    Map<Field, String> errors = errors();
    if (!possible.isEmpty() && !possible.contains(transport)) {
      errors.put(Field.TRANSPORT, NLS.bind(Messages.HostDraft_transport, type));
    }
    if (peerWanted && !possible.isEmpty() && !possible.contains(peerTransport)) {
      errors.put(Field.PEER_TRANSPORT, NLS.bind(Messages.HostDraft_transport, type));
    }
    taken.apply(name.trim())
        .ifPresent(other -> errors.putIfAbsent(Field.NAME, NLS.bind(Messages.HostDraft_nameTaken, other)));
    return errors;
  }

  /** What is wrong with the fields themselves, as a sentence for each; empty if all is well. */
  public Map<Field, String> errors() {
    Map<Field, String> errors = new EnumMap<>(Field.class);
    check(errors, Field.NAME, () -> new HostConfiguration(HostId.random(), name, local(), Optional.empty(), false,
        false));
    check(errors, Field.TYPE, () -> new Endpoint(type, Transport.LOCAL, "", 0, Optional.empty()));
    check(errors, Field.ADDRESS, () -> new Endpoint(VALID_TYPE, transport, address.trim(), 0, Optional.empty()));
    if (transport.isRemote()) {
      check(errors, Field.PORT, () -> remote(port, Optional.empty()));
      check(errors, Field.USER, () -> remote("", userName()));
    }
    if (peerWanted) {
      check(errors, Field.PEER_ADDRESS,
          () -> new Endpoint(VALID_TYPE, peerTransport, peerAddress.trim(), 0, Optional.empty()));
      check(errors, Field.PEER_PORT, () -> remote(peerPort, Optional.empty()));
    }
    return errors;
  }

  private static void check(Map<Field, String> errors, Field field, Runnable construct) {
    try {
      construct.run();
    } catch (IllegalArgumentException e) {
      errors.put(field, String.valueOf(e.getMessage()));
    }
  }

  private static Endpoint local() {
    return new Endpoint(VALID_TYPE, Transport.LOCAL, "", 0, Optional.empty());
  }

  private static Endpoint remote(String port, Optional<String> user) {
    return new Endpoint(VALID_TYPE, Transport.TCP, VALID_ADDRESS, portNumber(port), user);
  }

  private static int portNumber(String text) {
    String trimmed = text.trim();
    if (trimmed.isEmpty()) {
      return 0;
    }
    if (!trimmed.matches("[0-9]{1,5}") || Integer.parseInt(trimmed) == 0 || Integer.parseInt(trimmed) > LAST_PORT) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostDraft_port, trimmed));
    }
    return Integer.parseInt(trimmed);
  }

  /** The user name, empty if none was typed or none is used. */
  public Optional<String> userName() {
    return transport.isRemote() && !user.isBlank() ? Optional.of(user.trim()) : Optional.empty();
  }

  /**
   * The settings that were typed.
   *
   * @throws IllegalArgumentException if there are {@link #errors}
   */
  public HostConfiguration toConfiguration(HostId id) {
    Endpoint endpoint = new Endpoint(type, transport, address.trim(), transport.isRemote() ? portNumber(port) : 0,
        userName());
    Optional<Endpoint> peer = peerWanted ? Optional.of(new Endpoint(type, peerTransport, peerAddress.trim(),
        peerTransport.isRemote() ? portNumber(peerPort) : 0, Optional.empty())) : Optional.empty();
    return new HostConfiguration(id, name.trim(), endpoint, peer, connectAtStart, readOnly);
  }
}
