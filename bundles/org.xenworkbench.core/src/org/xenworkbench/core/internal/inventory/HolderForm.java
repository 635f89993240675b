/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.xenworkbench.core.model.HostId;

/**
 * The lines of {@link HolderStore}'s file: the first names the form and how many follow, each other has a VM's UUID and
 * its host's. Each ends with a checksum, since another digit would be another identity. The first form had neither
 * checksums nor a number.
 *
 * @param held what can be read
 * @param lost how many lines cannot be read or are missing
 */
record HolderForm(Map<UUID, HostId> held, int lost) {

  private static final String FIRST_FORM = "org.xenworkbench holders 1";
  private static final String FORM = "org.xenworkbench holders 2 ";
  private static final String SUM = " #";

  static List<String> write(Map<UUID, HostId> held) {
    List<String> lines = new ArrayList<>();
    lines.add(sealed(FORM + held.size()));
    held.forEach((vm, host) -> lines.add(sealed(vm + " " + host)));
    return lines;
  }

  /** @param old whether the file's name says that it has the first form, however damaged its first line is */
  static HolderForm read(List<String> lines, boolean old) {
    Map<UUID, HostId> held = new HashMap<>();
    int bad = 0;
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      Optional<String> text = old ? Optional.of(line) : unsealed(line);
      bad += text.isPresent() && take(text.get(), held) ? 0 : 1;
    }
    if (old) {
      return new HolderForm(held, !lines.isEmpty() && lines.get(0).equals(FIRST_FORM) ? bad : bad + 1);
    }
    Optional<Integer> count = lines.stream().findFirst().flatMap(HolderForm::unsealed).flatMap(HolderForm::count);
    return new HolderForm(held, count.isPresent() ? Math.max(bad, count.get() - held.size()) : bad + 1);
  }

  private static Optional<Integer> count(String head) {
    try {
      return head.startsWith(FORM) ? Optional.of(Integer.valueOf(head.substring(FORM.length()))) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean take(String text, Map<UUID, HostId> held) {
    int blank = text.indexOf(' ');
    try {
      HostId host = HostId.of(text.substring(blank + 1));
      return held.putIfAbsent(UUID.fromString(text.substring(0, Math.max(0, blank))), host) == null;
    } catch (IllegalArgumentException e) {
      return false; // counted
    }
  }

  private static String sealed(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return text + SUM + Long.toHexString(sum.getValue());
  }

  private static Optional<String> unsealed(String line) {
    int end = line.lastIndexOf(SUM);
    return end >= 0 && sealed(line.substring(0, end)).equals(line) ? Optional.of(line.substring(0, end))
        : Optional.empty();
  }
}
