/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.text.SafeLog;

/**
 * How many of something the workspace holds, and where it helps which, in a small file of its own: what is cut short,
 * emptied or removed cannot say what there was. One that is damaged, or cannot be written, costs that knowledge only;
 * whoever reads it tells of the damage. Any thread.
 *
 * @since 0.1
 */
public final class KeptCount {

  private static final String FOLDER = ".metadata/.plugins/org.xenworkbench.core";
  private static final String MARKS = Preferences.QUALIFIER + ".counts";
  private static final String SUM = " #";
  /** What is overwritten has this size, so that one write does it: a kill between two would leave it damaged. */
  private static final int ROOM = 512;
  /** More than a number, the names of ten thousand hosts or the tags of fifty thousand VMs, and a checksum have. */
  private static final int LARGEST = 1 << 23;

  private final Path file;
  private final Optional<Mark> mark;
  private final OnceLogged unwritten = new OnceLogged();
  private final OnceLogged unforced = new OnceLogged();
  private Optional<MappedNote> note = Optional.empty();

  /** Uses that file, which need not be there. */
  public KeptCount(Path file) {
    this(file, Optional.empty());
  }

  private KeptCount(Path file, Optional<Mark> mark) {
    this.file = file;
    this.mark = mark;
  }

  /** The same, with what knows whether it was there before: the settings, which are elsewhere. */
  KeptCount(Path file, IEclipsePreferences marks) {
    this(file, Optional.of(new Mark(marks, Preferences.STATE + file.getFileName())));
  }

  /** The one of that name in the core's folder of the instance area; empty without such an area. */
  public static Optional<KeptCount> inWorkspace(String name) {
    Location workspace = Platform.getInstanceLocation();
    return workspace == null || !workspace.isSet() ? Optional.empty() : Optional
        .of(new KeptCount(new File(workspace.getURL().getPath()).toPath().resolve(FOLDER).resolve(name + ".count"),
            InstanceScope.INSTANCE.getNode(MARKS)));
  }

  /** The number that was written last; 0 if that is not known. */
  public long read() {
    try {
      return lines().stream().findFirst().map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException e) {
      SafeLog.of(KeptCount.class).warn("Has no number, so what is missing cannot be told: " + file, e);
      return 0;
    }
  }

  /** What was counted, if it was written last, in that order; empty if that is not known. */
  public List<String> names() {
    return lines().stream().skip(1).toList();
  }

  /** Makes a number last, also if the power fails. */
  public void write(long count) {
    writeText(Long.toString(count), true);
  }

  /** The same in the room that the file has already, so that it can be done on a full disk. */
  public void overwrite(long count) {
    overwriteText(Long.toString(count), true);
  }

  /**
   * The same with a line for each of what else is to be known, without waiting for the disk, which may hang: it
   * outlives this process, and the system only after {@link #force}.
   *
   * @return whether it could be written
   */
  public boolean note(long count, List<String> lines) {
    List<String> all = Stream.concat(Stream.of(Long.toString(count)), lines.stream()).toList();
    return noteText(String.join("\n", all));
  }

  /** Waits until the disk has what was written last. Holds up nobody else. */
  public void force() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.force(true);
      unforced.over();
    } catch (IOException e) {
      unforced.log(file, e);
    }
  }

  private synchronized boolean overwriteText(String text, boolean lasting) {
    byte[] padded = padded(sealed(text));
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) == 0
          || Files.size(file) > padded.length) {
        return writeBytes(padded, lasting);
      }
      try (FileChannel channel = FileChannel.open(file, options(lasting, LinkOption.NOFOLLOW_LINKS))) {
        ByteBuffer bytes = ByteBuffer.wrap(padded);
        while (bytes.hasRemaining()) { // one write, unless the disk is full
          channel.write(bytes);
        }
      }
      unwritten.over();
      return true;
    } catch (IOException e) {
      unwritten.log(file, e);
      return false;
    }
  }

  /** Where the file is mapped, a disk that takes nothing any more, or does not answer, holds nothing up. */
  private synchronized boolean noteText(String text) {
    byte[] padded = padded(sealed(text));
    boolean isNoted = note.filter(page -> page.put(file, padded)).isPresent() || overwriteText(text, false);
    if (note.filter(page -> page.isOf(file)).isEmpty()) {
      note = MappedNote.of(file, padded.length);
    }
    return isNoted;
  }

  private static byte[] padded(String sealed) {
    byte[] bytes = sealed.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, Math.max(ROOM, bytes.length));
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    return padded;
  }

  private static Set<OpenOption> options(boolean lasting, OpenOption more) {
    return lasting ? Set.of(StandardOpenOption.WRITE, StandardOpenOption.DSYNC, more)
        : Set.of(StandardOpenOption.WRITE, more);
  }

  /** The same of what has names, a line each. */
  public void write(List<String> names) {
    writeText(names.isEmpty() ? "0" : names.size() + "\n" + String.join("\n", names), true);
  }

  /**
   * What to tell the user if the file is there and cannot be read, or is not as it was written, or was removed; empty
   * otherwise.
   */
  public Optional<String> damage() {
    if (content().isEmpty()) {
      return Optional.of(NLS.bind(Messages.KeptCount_Damaged, file));
    }
    boolean isGone = mark.filter(Mark::isSet).isPresent() && Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    return isGone ? Optional.of(NLS.bind(Messages.KeptCount_Gone, file)) : Optional.empty();
  }

  /** The number and the names; none if the file is not there or not as it was written. */
  private List<String> lines() {
    return content().orElse(List.of());
  }

  /** Empty if it is not as it was written; without any lines if nothing was counted so far. */
  private synchronized Optional<List<String>> content() {
    try {
      String text = BoundedFile.read(file, LARGEST).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
      int end = text.lastIndexOf(SUM);
      return end > 0 && sealed(text.substring(0, end)).equals(text.stripTrailing())
          ? Optional.of(text.substring(0, end).lines().toList()) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Files.isSymbolicLink(file) ? Optional.empty() : Optional.of(List.of());
    } catch (IOException e) {
      SafeLog.of(KeptCount.class).warn("Cannot be read, so what is missing cannot be told: " + file, e);
      return Optional.empty();
    }
  }

  private void writeText(String text, boolean lasting) {
    writeBytes(sealed(text).getBytes(StandardCharsets.UTF_8), lasting);
  }

  private synchronized boolean writeBytes(byte[] sealed, boolean lasting) {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(written); // a link there is not followed
      Files.write(written, sealed,
          options(lasting, StandardOpenOption.CREATE_NEW).toArray(OpenOption[]::new));
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) { // it stays in the way
        Files.move(file, file.resolveSibling(file.getFileName() + ".unknown-" + UUID.randomUUID()));
      }
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      mark.ifPresent(Mark::set);
      unwritten.over();
      return true;
    } catch (IOException e) {
      unwritten.log(file, e);
      return false;
    }
  }

  /** What fails at every count is logged once, until it works again. */
  private static final class OnceLogged {

    private final AtomicBoolean logged = new AtomicBoolean();

    void log(Path file, IOException e) {
      if (logged.compareAndSet(false, true)) {
        SafeLog.of(KeptCount.class).warn("Cannot be written, so what goes missing may not be told: " + file, e);
      }
    }

    void over() {
      logged.set(false);
    }
  }

  /** In the settings: that the file was written once. */
  private record Mark(IEclipsePreferences marks, String key) {

    boolean isSet() {
      return marks.getBoolean(key, false);
    }

    void set() {
      if (!isSet()) {
        marks.putBoolean(key, true);
        try {
          marks.flush();
        } catch (BackingStoreException e) {
          SafeLog.of(KeptCount.class).warn("Cannot be noted, so its removal may not be told: " + key, e);
        }
      }
    }
  }

  private static String sealed(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return text + SUM + Long.toHexString(sum.getValue());
  }
}
