/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.FileLines;
import org.xenworkbench.core.migration.ScheduledOrder;
import org.xenworkbench.core.migration.ScheduledOrder.When;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.workspace.DamagedFile;
import org.xenworkbench.core.workspace.OwnersFiles;

/** Keeps a schedule, a line for each order. Not for several threads. */
final class ScheduleFile {

  private static final String PLACE = ".metadata/.plugins/org.xenworkbench.core.migration/schedule.txt";
  private static final String FORM = "form 1";
  private static final String END = "end ";
  private static final String NONE = "-";
  private static final int FIELDS = 8;

  private final Path file;

  /**
   * What a file has.
   *
   * @param orders those that can be read
   * @param damage what is wrong with others, a sentence each
   * @param leftAlone why it may not be written; empty if it may
   */
  record Content(List<ScheduledOrder> orders, List<String> damage, Optional<String> leftAlone) {
  }

  ScheduleFile(Path file) {
    this.file = file;
  }

  /** The one in the instance area; empty without such an area. */
  static Optional<ScheduleFile> ofWorkspace() {
    Location workspace = Platform.isRunning() ? Platform.getInstanceLocation() : null;
    return workspace == null || !workspace.isSet() ? Optional.empty()
        : Optional.of(new ScheduleFile(new File(workspace.getURL().getPath()).toPath().resolve(PLACE)));
  }

  /** Reads what was kept, and keeps a copy of it if that is damaged. */
  Content load(Instant now) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Content(List.of(), List.of(), Optional.empty());
    }
    try {
      Content content = parse(FileLines.read(file));
      if (content.damage().isEmpty() || content.leftAlone().isPresent()) {
        return content;
      }
      List<String> damage = new ArrayList<>(content.damage());
      damage.add(NLS.bind(Messages.Schedule_Copy, DamagedFile.copy(file, now)));
      return new Content(content.orders(), damage, Optional.empty());
    } catch (IOException e) { // which says why
      return new Content(List.of(), List.of(String.valueOf(e.getMessage())),
          Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private Content parse(List<FileLines.Line> all) {
    List<FileLines.Line> lines = all.stream().filter(line -> !line.text().isBlank()).toList();
    if (!lines.isEmpty() && lines.get(0).text().matches("form [0-9]{1,9}") && !lines.get(0).text().equals(FORM)) {
      String text = NLS.bind(Messages.Schedule_Newer, file);
      return new Content(List.of(), List.of(text), Optional.of(text));
    }
    List<ScheduledOrder> orders = new ArrayList<>();
    List<String> damage = new ArrayList<>();
    Set<UUID> ids = new HashSet<>();
    boolean ended = false;
    for (FileLines.Line line : lines) {
      Optional<ScheduledOrder> order = line.readable() ? order(line.text()) : Optional.empty();
      if (order.filter(read -> ids.add(read.id())).isPresent()) {
        orders.add(order.get());
      } else if (line.text().startsWith(END)) {
        ended = line.text().equals(END + orders.size());
      } else if (!line.text().equals(FORM)) {
        damage.add(NLS.bind(Messages.Schedule_Line, file, line.number()));
      }
    }
    if (!ended && damage.isEmpty()) {
      damage.add(NLS.bind(Messages.Schedule_Cut, file));
    }
    return new Content(orders, damage, Optional.empty());
  }

  private static Optional<ScheduledOrder> order(String line) {
    String[] fields = line.split(" ", -1);
    try {
      if (fields.length != FIELDS || !fields[FIELDS - 1].equals(sum(line.substring(0, line.lastIndexOf(' '))))
          || !(ObjectId.parse(decoded(fields[2])) instanceof HostId host)) {
        return Optional.empty();
      }
      Optional<VmId> vm = fields[1].equals(NONE) ? Optional.empty()
          : Optional.of(ObjectId.parse(decoded(fields[1]))).filter(VmId.class::isInstance).map(VmId.class::cast);
      When when = new When(Instant.parse(fields[3]), Duration.ofSeconds(Long.parseLong(fields[4])));
      boolean isWhole = fields[1].equals(NONE) || vm.isPresent(); // else a migration would become an evacuation
      return isWhole ? Optional.of(new ScheduledOrder(UUID.fromString(fields[0]), vm, host, decoded(fields[5]), when,
          decoded(fields[6]))) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String field) {
    return URLDecoder.decode(field, StandardCharsets.UTF_8);
  }

  private static String line(ScheduledOrder order) {
    String text = String.join(" ", order.id().toString(), order.vm().map(vm -> encoded(vm.key())).orElse(NONE),
        encoded(order.host().key()), order.when().at().toString(),
        Long.toString(order.when().late().toSeconds()), encoded(order.what()), encoded(order.user()));
    return text + ' ' + sum(text);
  }

  /** Else a damaged bit could be another time, or another host. */
  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private static String encoded(String field) {
    return URLEncoder.encode(field, StandardCharsets.UTF_8);
  }

  /** Writes them in place of what is there; after that they last. */
  void save(Collection<ScheduledOrder> orders) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FORM));
    orders.forEach(order -> lines.add(line(order)));
    lines.add(END + orders.size());
    byte[] bytes = (String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8);
    if (bytes.length > FileLines.LARGEST) {
      throw new IOException(Messages.Schedule_TooMany); // it could not be read again
    }
    OwnersFiles.folder(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part); // a link there is not followed
    Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
    OwnersFiles.closeAll(part);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(file.toAbsolutePath().getParent());
  }

  /** Else a machine that loses its power may come back with the former file, and begin again what was begun. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // this system opens no folders, and keeps their entries by itself
    }
  }
}
