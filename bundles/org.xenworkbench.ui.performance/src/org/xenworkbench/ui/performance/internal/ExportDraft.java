/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Point;

/**
 * How charts are to be exported, as the user has typed it. Immutable.
 *
 * @param format as what
 * @param isOnWhite whether on white, not in the colours of the screen
 * @param factor how many pixels both ways a picture has for each point of the screen
 * @param file where it goes
 */
record ExportDraft(Format format, boolean isOnWhite, int factor, String file) {

  /** No picture is larger than those that draw it can make ... */
  private static final int LONGEST = 32_767;
  /** ... or than there is memory for: four bytes each. */
  private static final long MOST_PIXELS = 40_000_000;
  /** As large as on the screen, and larger for a report. */
  private static final List<Integer> FACTORS = List.of(1, 2, 4);

  /** How many times as large a picture of that size on the screen can be. */
  static List<Integer> factors(Point size) {
    return FACTORS.stream().filter(factor -> factor == 1 || (long) Math.max(size.x, size.y) * factor <= LONGEST
        && (long) size.x * factor * size.y * factor <= MOST_PIXELS).toList();
  }

  /** What charts can be written as; the names of files end so. */
  enum Format {
    PNG, SVG, CSV;

    String ending() {
      return '.' + name().toLowerCase(Locale.ROOT);
    }

    /** The one that the name of a file ends with. */
    static Optional<Format> of(String file) {
      return Stream.of(values()).filter(each -> file.toLowerCase(Locale.ROOT).endsWith(each.ending())).findFirst();
    }
  }

  /** The same as something else, with the ending that belongs to it. */
  ExportDraft as(Format wanted) {
    String name = Format.of(file).map(known -> file.substring(0, file.length() - known.ending().length()))
        .orElse(file);
    return new ExportDraft(wanted, isOnWhite, factor, file.isBlank() ? file : name + wanted.ending());
  }

  /** The same into another file; the end of its name says what it is. */
  ExportDraft into(String name) {
    return new ExportDraft(Format.of(name).orElse(format), isOnWhite, factor, name);
  }

  ExportDraft onWhite(boolean white) {
    return new ExportDraft(format, white, factor, file);
  }

  ExportDraft times(int wanted) {
    return new ExportDraft(format, isOnWhite, wanted, file);
  }

  /** What is wrong with it, as a sentence. */
  Optional<String> problem() {
    try {
      Path path = Path.of(file);
      Path folder = path.getParent();
      return file.isBlank() ? Optional.of(Messages.ExportDraft_noFile)
          : Files.isDirectory(path) ? Optional.of(NLS.bind(Messages.ExportDraft_directory, file))
          : !path.isAbsolute() || folder == null || !Files.isDirectory(folder)
              ? Optional.of(NLS.bind(Messages.ExportDraft_noFolder, file))
          : Format.of(file).isEmpty() ? Optional.of(NLS.bind(Messages.ExportDraft_noEnding, format.ending()))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.of(NLS.bind(Messages.ExportDraft_noFolder, file));
    }
  }

  /** Whether a file is there already, which would be replaced. */
  boolean isReplacing() {
    return problem().isEmpty() && Files.exists(Path.of(file));
  }
}
