/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.StoreDamage;
import org.xenworkbench.core.workspace.KeptCount;
import org.xenworkbench.core.workspace.OwnersFiles;

/**
 * Opens the file of the event log, whatever it is like: makes a new one, brings an older form forward, looks into one
 * that was not closed by us, has its index made anew, or carries over what can be read of it. Not for several threads
 * at once.
 */
final class EventFile {

  private static final List<String> PARTS = List.of("", "-wal", "-shm");

  private final Path file;
  /** A new file while it is filled, and when it is complete: then it takes the place of the file. */
  private final Path fresh;
  private final Path ready;
  private final Clock clock;
  private final FaultReporter reporter;
  private final Optional<KeptCount> kept;
  private boolean uncounted;
  private final List<StoreDamage> damage = new CopyOnWriteArrayList<>();

  /**
   * Creates it.
   *
   * @param kept knows how many entries there were, also if there is no file any more
   */
  EventFile(Path file, Clock clock, FaultReporter reporter, Optional<KeptCount> kept) {
    this.kept = kept;
    this.file = file;
    this.fresh = file.resolveSibling(file.getFileName() + ".new");
    this.ready = file.resolveSibling(file.getFileName() + ".ready");
    this.clock = clock;
    this.reporter = reporter;
  }

  /** What was found so far. Any thread. */
  List<StoreDamage> damage() {
    return damage;
  }

  /**
   * Opens it.
   *
   * @param suspicion the error that makes it necessary to look into the file
   */
  EventDatabase open(@Nullable SQLException suspicion) throws SQLException, IOException {
    for (Path each : List.of(file, part("-wal"), part("-shm"), FileSeal.of(file), fresh, ready)) {
      requireFile(each);
    }
    finishReplacing();
    tellUncounted();
    // one that is there and empty is no new one, which gets its place when it is complete
    if (!Files.exists(file) && EventSchema.isEmpty(part("-wal")) && !Files.exists(FileSeal.of(file))) {
      create();
      return new EventDatabase(file);
    }
    EventSchema.Form form = Files.exists(file) ? EventSchema.form(file) : EventSchema.Form.DAMAGED;
    switch (form) {
      case NEWER:
        throw new IOException(NLS.bind(Messages.EventStore_newerVersion,
            new Object[] {file, EventSchema.version(file), EventSchema.VERSION}));
      case OLDER:
        bringForward();
        return new EventDatabase(file);
      case DAMAGED:
        carryOver(true, suspicion);
        return new EventDatabase(file);
      default:
        return openCurrent(suspicion);
    }
  }

  /** Makes the folder, which is closed to others, unless something is in its place. */
  void makeFolder() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Optional<Path> obstacle = OwnersFiles.obstacle(folder);
    if (obstacle.isPresent()) {
      throw new IOException(NLS.bind(Messages.EventStore_noFolder, obstacle.get(), file));
    }
    OwnersFiles.folder(folder);
  }

  private void create() throws SQLException, IOException {
    Files.deleteIfExists(fresh);
    EventSchema.create(fresh);
    complete();
    finishReplacing();
    long before = kept.map(KeptCount::read).orElse(0L);
    if (before > 0 && damage.isEmpty()) { // else it was set aside, and told
      tell(UUID.randomUUID(), NLS.bind(Messages.EventStore_gone, file, before), "", null);
    }
    keep(0);
  }

  /** It is not known how many entries there were, whether or not the file has them all. */
  private void tellUncounted() {
    kept.flatMap(KeptCount::damage).ifPresent(text -> {
      tell(UUID.randomUUID(), text, "", null);
      uncounted = true;
    });
  }

  /** Whether the entries are to be counted anew; once. */
  boolean takeUncounted() {
    boolean was = uncounted;
    uncounted = false;
    return was;
  }

  /** Keeps how many entries there are; often, so it is in the room that the file has. */
  void keep(long entries) {
    kept.ifPresent(count -> count.overwrite(entries));
  }

  /** A pipe would be read for ever, and a folder stays in the way: what is no file is set aside. */
  private void requireFile(Path part) throws IOException {
    if (Files.exists(part) && !Files.isRegularFile(part)) {
      Path moved = SetAside.move(part, clock.instant(), false);
      tell(UUID.randomUUID(), NLS.bind(Messages.EventStore_noFile, part, moved.getFileName()), "", null);
    }
  }

  private EventDatabase openCurrent(@Nullable SQLException suspicion) throws SQLException, IOException {
    FileSeal.State seal = FileSeal.check(file);
    if (suspicion == null && seal == FileSeal.State.UNTOUCHED && EventSchema.isEmpty(part("-wal"))) {
      FileSeal.remove(file);
      return counted(new EventDatabase(file));
    }
    if (WalFile.of(file).lacksCommitted()) {
      carryOver(true, suspicion);
      return new EventDatabase(file);
    }
    Optional<EventCheck> found = check();
    if (found.isEmpty()) {
      carryOver(true, suspicion);
      return new EventDatabase(file);
    }
    EventCheck check = found.get();
    // what SQLite cannot see in its index, such as another word, shows only in the file's checksum
    if (check.verdict() == EventCheck.Verdict.INDEX || seal == FileSeal.State.CHANGED) {
      renewIndex(check);
    }
    FileSeal.remove(file);
    EventDatabase opened = new EventDatabase(file);
    opened.countUnreadable(check.unreadable());
    return counted(opened);
  }

  /** A file that is sound and has fewer entries than it had is another: an older copy that somebody put here. */
  private EventDatabase counted(EventDatabase opened) throws SQLException {
    long before = kept.map(KeptCount::read).orElse(0L);
    long now;
    try {
      now = before == 0 ? 0 : opened.count()[0];
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
    if (now < before) {
      UUID id = UUID.nameUUIDFromBytes(("fewer " + before + ' ' + now).getBytes(StandardCharsets.UTF_8));
      tell(id, NLS.bind(Messages.EventStore_fewer, new Object[] {file, now, before, before - now}), "",
          null);
      keep(now);
    }
    return opened;
  }

  /** Empty if it is damaged. */
  private Optional<EventCheck> check() throws SQLException {
    try (Connection connection = EventDatabase.connect(file)) {
      return Optional.of(EventCheck.of(connection)).filter(check -> check.verdict() != EventCheck.Verdict.DAMAGED);
    } catch (SQLException e) {
      if (SqlFailure.isDamage(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Makes the index anew in its place, or where the file does not bear that, in a new file with all entries. */
  private void renewIndex(EventCheck before) throws SQLException, IOException {
    if (!rebuildIndex()) {
      EventSalvage.Result result = EventSalvage.carry(file, fresh, true);
      if (result.carried() < before.entries() || !before.unreadable().isEmpty()) {
        replaceDamaged(result, null);
        return;
      }
      replaceWhole();
    }
    tell(UUID.randomUUID(), NLS.bind(Messages.EventStore_indexRebuilt, file), "", null);
  }

  private boolean rebuildIndex() throws SQLException {
    try (Connection connection = EventDatabase.connect(file)) {
      EventSchema.rebuildIndex(connection);
      return EventCheck.of(connection).verdict() == EventCheck.Verdict.SOUND;
    } catch (SQLException e) {
      if (SqlFailure.isDamage(e)) {
        return false;
      }
      throw e;
    }
  }

  private void bringForward() throws SQLException, IOException {
    try {
      EventCopy.older(file, fresh);
    } catch (SQLException e) {
      if (!SqlFailure.isDamage(e)) {
        throw e;
      }
      carryOver(false, e);
      return;
    }
    replaceWhole();
  }

  /**
   * Puts what is open in its place again, after somebody has removed or replaced the database or its log.
   *
   * @param lost to be closed by the caller when this returns
   * @throws SQLException if it cannot be written now; nothing is changed then
   */
  void putBack(EventDatabase lost) throws SQLException, IOException {
    makeFolder();
    Files.deleteIfExists(fresh);
    lost.copyTo(fresh);
    String foreign = "";
    if (lost.isDatabaseLost() && Files.exists(file)) {
      foreign = NLS.bind(Messages.EventStore_otherKept, setAside(SetAside.unknown(clock.instant())));
      complete();
      finishReplacing();
    } else {
      replaceWhole();
    }
    tell(UUID.randomUUID(), NLS.bind(Messages.EventStore_putBack, file), foreign, null);
  }

  /** Begins a new log after what was open could neither be found by its name nor be read. */
  void giveUp(SQLException cause) throws IOException {
    if (Files.exists(file)) {
      setAside(SetAside.unknown(clock.instant()));
    }
    tell(UUID.randomUUID(), NLS.bind(Messages.EventStore_removed, file), "", cause);
  }

  /** Puts the new file in the place of one of which it has everything. */
  private void replaceWhole() throws IOException {
    complete();
    for (String suffix : PARTS) {
      Files.deleteIfExists(part(suffix));
    }
    finishReplacing();
  }

  /** Carries over what can be read; what cannot stays in the damaged file, which is kept. */
  private void carryOver(boolean current, @Nullable SQLException cause) throws SQLException, IOException {
    EventSalvage.Result result = EventSalvage.carry(file, fresh, current);
    if (current && result.carried() == 0) { // one of an older form whose head is damaged
      result = EventSalvage.carry(file, fresh, false);
    }
    replaceDamaged(result, cause);
  }

  private void replaceDamaged(EventSalvage.Result result, @Nullable SQLException cause) throws IOException {
    complete();
    Path aside = setAside(SetAside.suffix(clock.instant()));
    finishReplacing();
    tell(UUID.randomUUID(), outcome(result), NLS.bind(Messages.EventStore_keptAside, aside), cause);
    keep(result.carried());
  }

  /** What the file itself cannot tell any more is known from when it was last closed. */
  private String outcome(EventSalvage.Result result) {
    long before = kept.map(KeptCount::read).orElse(0L);
    return NLS.bind(result.isCounted() || before > 0 ? Messages.EventStore_carriedOver
        : Messages.EventStore_carriedOverUncounted, result.carried(),
        Math.max(result.lost(), before - result.carried()));
  }

  private void complete() throws IOException {
    Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Puts a complete new file in its place, also one of a process that was killed meanwhile. */
  private void finishReplacing() throws IOException {
    if (!Files.exists(ready)) {
      return;
    }
    if (Files.exists(file)) {
      Files.delete(ready); // the old one is still there, and may have been written to since
    } else {
      Files.deleteIfExists(part("-wal"));
      Files.deleteIfExists(part("-shm"));
      FileSeal.remove(file);
      Files.move(ready, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Renames the database with its log, so that SQLite does not apply the old log to the new file. */
  private Path setAside(String ending) throws IOException {
    Path moved = file.resolveSibling(file.getFileName() + ending);
    for (String suffix : PARTS) { // the database first: once it is away the new one can take its place
      if (Files.exists(part(suffix))) {
        Files.move(part(suffix), moved.resolveSibling(moved.getFileName() + suffix));
      }
    }
    return moved;
  }

  private Path part(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** Tells how many entries a query could not read; a higher number replaces a lower one, in later sessions too. */
  void tellUnreadable(int count) {
    if (count > 0) {
      UUID id = UUID.nameUUIDFromBytes(("unreadable " + file).getBytes(StandardCharsets.UTF_8));
      String text = NLS.bind(Messages.EventStore_unreadable, count);
      boolean known = damage.stream().anyMatch(found -> found.message().equals(text));
      if (!known) {
        damage.removeIf(found -> found.id().equals(id));
        tell(id, text, NLS.bind(Messages.EventStore_unreadableWhere, file), null);
      }
    }
  }

  private void tell(UUID id, String message, String details, @Nullable Throwable cause) {
    damage.add(new StoreDamage(id, message, details));
    reporter.report((message + ' ' + details).strip(), cause);
  }
}
