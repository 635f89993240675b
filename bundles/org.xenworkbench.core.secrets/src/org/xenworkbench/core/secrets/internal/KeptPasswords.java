/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * Which passwords are stored, with a digest of each, known apart from the storage: one that was removed, damaged, or
 * replaced by an older one, looks as if nobody had ever stored it, or as another. What is lost stays known as that
 * until it is stored again or removed. Not for several threads at once.
 */
final class KeptPasswords {

  private static final String LOST = "-";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path storage;
  private final Optional<KeptCount> count;
  private final Consumer<String> teller;
  private final Clock clock;
  /** The digest of each, or that it is lost. */
  private final Map<String, String> known = new TreeMap<>();

  /**
   * Creates it.
   *
   * @param storage as it is called to the user
   * @param teller takes what is missing, as a sentence for the user
   */
  KeptPasswords(Path storage, Optional<KeptCount> count, Consumer<String> teller, Clock clock) {
    this.storage = storage;
    this.count = count;
    this.teller = teller;
    this.clock = clock;
  }

  /**
   * Looks at what is stored before the platform does, takes out of the file what is not as it was stored, and tells of
   * it.
   *
   * @param file where it is; need not be there
   * @throws IOException if it cannot be read, or what is left of it not be written
   */
  void look(Path file) throws IOException {
    StorageFile found = Files.exists(file) ? StorageFile.read(file) : StorageFile.of("");
    Optional<String> uncounted = count.flatMap(KeptCount::damage);
    uncounted.ifPresent(teller);
    long before = count.map(KeptCount::read).orElse(0L);
    count.map(KeptCount::names).orElse(List.of()).forEach(this::know);
    Set<String> lost = new TreeSet<>();
    known.forEach((key, digest) -> {
      if (!digest.equals(LOST) && !digest.equals(found.secrets().get(key))) {
        lost.add(key);
      }
    });
    long missing = known.isEmpty() ? before - found.secrets().size() : lost.size();
    lost.forEach(key -> known.put(key, LOST)); // also if the file cannot be written now; told when it can
    Optional<Path> aside = repair(file, found, lost);
    if (missing > 0 || aside.isPresent()) {
      String kept = aside.map(path -> NLS.bind(Messages.CredentialStore_aside, path)).orElse("");
      teller.accept((missing > 0 ? NLS.bind(Messages.CredentialStore_gone, new Object[] {storage, missing, before})
          : NLS.bind(Messages.CredentialStore_lines, storage)) + kept);
    }
    found.without(lost).secrets().forEach(known::put);
    write();
  }

  private Optional<Path> repair(Path file, StorageFile found, Set<String> lost) throws IOException {
    StorageFile left = found.without(lost);
    if (!Files.exists(file) || found.isWhole() && left.equals(found)) {
      return Optional.empty();
    }
    Path aside = StorageFile.copy(file, TIME.format(clock.instant()));
    left.replace(file, aside);
    return Optional.of(aside);
  }

  private void know(String line) {
    String[] parts = line.split(" ");
    if (parts.length == 2) {
      known.put(parts[0], parts[1]);
    }
  }

  /** Whether something was stored under that key, and is not there, or not as it was, any more. */
  boolean isLost(String key) {
    return LOST.equals(known.get(key));
  }

  /** That these are lost need not be known any more; whether any of them was. */
  boolean forgetLost(Predicate<String> unwanted) {
    boolean wasLost =
        known.entrySet().removeIf(each -> each.getValue().equals(LOST) && unwanted.test(each.getKey()));
    if (wasLost) {
      write();
    }
    return wasLost;
  }

  /** These will be other ones, or none: a kill before {@link #stored} costs no password then. */
  void changing(Set<String> keys) {
    known.keySet().removeAll(keys);
    write();
  }

  /** What is stored now. */
  void stored(Path file) throws IOException {
    known.values().removeIf(digest -> !digest.equals(LOST));
    if (Files.exists(file)) {
      StorageFile.read(file).secrets().forEach(known::put);
    }
    write();
  }

  private void write() {
    List<String> lines = known.entrySet().stream().map(each -> each.getKey() + ' ' + each.getValue()).toList();
    count.filter(kept -> !kept.names().equals(lines) || kept.read() != lines.size() || kept.damage().isPresent())
        .ifPresent(kept -> kept.write(lines));
  }
}
