/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;
import org.xenworkbench.core.text.SafeLog;

/**
 * How many of something the workspace holds, in a small file of its own: what is cut short, emptied or removed cannot
 * say how much there was. One that is damaged, or cannot be written, costs that knowledge only. Any thread.
 */
public final class KeptCount {

  private static final String FOLDER = ".metadata/.plugins/org.xenworkbench.core";
  private static final String SUM = " #";
  /** More than a number and its checksum have. */
  private static final int LONGEST = 64;

  private final Path file;

  /** Uses that file, which need not be there. */
  public KeptCount(Path file) {
    this.file = file;
  }

  /** The one of that name in the core's folder of the instance area; empty without such an area. */
  public static Optional<KeptCount> inWorkspace(String name) {
    Location workspace = Platform.getInstanceLocation();
    return workspace == null || !workspace.isSet() ? Optional.empty() : Optional
        .of(new KeptCount(new File(workspace.getURL().getPath()).toPath().resolve(FOLDER).resolve(name + ".count")));
  }

  /** What was written last; 0 if that is not known. */
  public synchronized long read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
        return 0;
      }
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      int end = text.indexOf(SUM);
      return end > 0 && sealed(text.substring(0, end)).equals(text) ? Long.parseLong(text.substring(0, end)) : 0;
    } catch (IOException | NumberFormatException e) {
      SafeLog.of(KeptCount.class).warn("Cannot be read, so what is missing cannot be told: " + file, e);
      return 0;
    }
  }

  /** Makes it last, also if the power fails. */
  public synchronized void write(long count) {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(written); // a link there is not followed
      Files.write(written, sealed(Long.toString(count)).getBytes(StandardCharsets.ISO_8859_1),
          StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      SafeLog.of(KeptCount.class).warn("Cannot be written, so what goes missing may not be told: " + file, e);
    }
  }

  private static String sealed(String count) {
    CRC32C sum = new CRC32C();
    sum.update(count.getBytes(StandardCharsets.ISO_8859_1));
    return count + SUM + Long.toHexString(sum.getValue());
  }
}
