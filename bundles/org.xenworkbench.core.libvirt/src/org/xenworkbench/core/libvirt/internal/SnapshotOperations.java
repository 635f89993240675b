/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.libvirt.Handles;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.Snapshot;
import org.xenworkbench.core.driver.SnapshotControl;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.libvirt.internal.jna.SnapshotCalls;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.text.SafeXml;

/** Snapshots of domains. */
final class SnapshotOperations implements SnapshotControl {

  private final Connection connection;
  private final Guard guard;

  SnapshotOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  /** Does something with a domain; {@code doing} is what is tried. */
  private interface Deed {
    void with(Pointer domain, String doing) throws HypervisorException;
  }

  private void change(UUID uuid, VmChange row, Deed deed) throws HypervisorException {
    connection.onDomain(uuid, row.doing("{0}"), domain -> {
      String doing = row.doing(domain.getName());
      guard.checkChangeable(uuid, doing, domain.getName());
      guard.require(Feature.SNAPSHOTS, doing);
      deed.with(Handles.of(domain), doing);
      return domain;
    });
  }

  @Override
  public List<Snapshot> snapshots(UUID uuid) throws HypervisorException {
    return connection.onDomain(uuid, Messages.Action_snapshots, domain -> {
      List<SnapshotCalls.Row> rows = SnapshotCalls.list(Handles.of(domain), MOST);
      if (rows == null) {
        throw connection.lastError(Messages.Action_snapshots);
      }
      return rows.stream().flatMap(row -> read(row).stream()).toList();
    });
  }

  /** Empty if it was deleted while they were listed; one whose description cannot be read has its name. */
  private static Optional<Snapshot> read(SnapshotCalls.Row row) {
    String description = row.description();
    if (description == null) {
      return Optional.empty();
    }
    try {
      Element root = SafeXml.root(description);
      Optional<String> parent = child(root, "parent").flatMap(of -> child(of, "name")).map(Element::getTextContent);
      return Optional.of(new Snapshot(row.name(), parent, taken(text(root, "creationTime")),
          state(text(root, "state")), row.current(), text(root, "description")));
    } catch (IOException e) {
      return Optional.of(
          new Snapshot(row.name(), Optional.empty(), Instant.EPOCH, DomainState.NO_STATE, row.current(), ""));
    }
  }

  private static Optional<Element> child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  private static String text(Element root, String name) {
    return child(root, name).map(Element::getTextContent).orElse("");
  }

  private static Instant taken(String seconds) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(seconds.strip()));
    } catch (NumberFormatException | DateTimeException e) {
      return Instant.EPOCH; // no driver writes that
    }
  }

  /** Of the disks alone it is called disk-snapshot, which is taken of domains in any state. */
  private static DomainState state(String name) {
    return switch (name.strip()) {
      case "running", "blocked" -> DomainState.RUNNING;
      case "paused" -> DomainState.PAUSED;
      case "pmsuspended" -> DomainState.PM_SUSPENDED;
      case "shutoff", "shutdown", "crashed" -> DomainState.SHUT_OFF;
      default -> DomainState.NO_STATE;
    };
  }

  @Override
  public void takeSnapshot(UUID uuid, String name) throws HypervisorException {
    String description = describe(name);
    change(uuid, VmChange.TAKE_SNAPSHOT, (domain, doing) -> {
      if (!SnapshotCalls.take(domain, description)) {
        throw connection.lastError(doing);
      }
    });
  }

  /** Written by a library, whatever is in the name. */
  private static String describe(String name) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartElement("domainsnapshot");
      xml.writeStartElement("name");
      xml.writeCharacters(name);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.close();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // nothing of it is written to a file
    }
  }

  @Override
  public void revertToSnapshot(UUID uuid, String name) throws HypervisorException {
    change(uuid, VmChange.REVERT_TO_SNAPSHOT,
        (domain, doing) -> SnapshotCalls.revert(domain, name, () -> connection.lastError(doing)));
  }

  @Override
  public void deleteSnapshot(UUID uuid, String name) throws HypervisorException {
    change(uuid, VmChange.DELETE_SNAPSHOT,
        (domain, doing) -> SnapshotCalls.delete(domain, name, () -> connection.lastError(doing)));
  }
}
