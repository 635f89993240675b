/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.text.SafeLog;

/**
 * How far uploads are that have not ended, kept over a restart: what was carried of which file to which volume. A note
 * that cannot be read is none. Any thread.
 */
final class UploadNotes {

  private static final String FORM = "2";
  private static final int PARTS = 7;
  /** More are not remembered: an upload that is forgotten begins anew. */
  private static final int MOST = 100;

  private final Supplier<Preferences> node;

  UploadNotes(Supplier<Preferences> node) {
    this.node = node;
  }

  /**
   * How far an upload is.
   *
   * @param file what is uploaded
   * @param size how many bytes it has
   * @param modified when it was changed, in milliseconds since 1970
   * @param carried so many bytes were sent at least, from its beginning on
   * @param orderly whether it was cancelled: a host that was lost, or a process that was killed, may have lost more
   */
  record Note(Path file, long size, long modified, long carried, boolean orderly) {

    /** Whether that is the same file as it is now. */
    boolean isOf(Path other, long otherSize, long otherModified) {
      return file.equals(other) && size == otherSize && modified == otherModified;
    }
  }

  synchronized Optional<Note> of(ResourceId volume) {
    String[] parts = parts(node.get().get(key(volume), ""));
    try {
      return parts.length == PARTS && parts[0].equals(FORM)
          ? Optional.of(new Note(Path.of(parts[6]), Long.parseLong(parts[2]), Long.parseLong(parts[3]),
              Long.parseLong(parts[4]), Boolean.parseBoolean(parts[5])))
          : Optional.empty();
    } catch (IllegalArgumentException e) { // a number, or a path, that is none
      return Optional.empty();
    }
  }

  /** A path, which is the last of them, may have line feeds. */
  private static String[] parts(String note) {
    return note.split("\n", PARTS);
  }

  /** Which of them was kept before which; what cannot be read was before all. */
  private static long place(String note) {
    String[] parts = parts(note);
    return parts.length == PARTS && parts[1].matches("[0-9]{1,18}") ? Long.parseLong(parts[1]) : 0;
  }

  synchronized void keep(ResourceId volume, Note note) {
    Preferences notes = node.get();
    try {
      long last = 0;
      String oldest = "";
      for (String key : notes.keys()) {
        long place = place(notes.get(key, ""));
        oldest = oldest.isEmpty() || place < place(notes.get(oldest, "")) ? key : oldest;
        last = Math.max(last, place);
      }
      if (notes.keys().length >= MOST && notes.get(key(volume), null) == null) {
        notes.remove(oldest);
      }
      notes.put(key(volume), String.join("\n", FORM, Long.toString(last + 1), Long.toString(note.size),
          Long.toString(note.modified), Long.toString(note.carried), Boolean.toString(note.orderly),
          note.file.toString()));
      notes.flush();
    } catch (BackingStoreException e) {
      SafeLog.of(UploadNotes.class).warn("How far an upload is cannot be stored: " + e.getMessage(), e);
    }
  }

  synchronized void forget(ResourceId volume) {
    Preferences notes = node.get();
    if (notes.get(key(volume), null) == null) {
      return;
    }
    notes.remove(key(volume));
    try {
      notes.flush();
    } catch (BackingStoreException e) {
      SafeLog.of(UploadNotes.class).warn("That an upload has ended cannot be stored: " + e.getMessage(), e);
    }
  }

  /** Short, whatever the volume is called. */
  private static String key(ResourceId volume) {
    return UUID.nameUUIDFromBytes(volume.key().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
