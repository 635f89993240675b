/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares paths of files and devices of hosts, which are Unix's whatever the workbench runs on. A link only the host
 * could follow. Any thread.
 *
 * @since 0.1
 */
public final class HostPaths {

  private static final String MAPPER = "/dev/mapper/";

  private HostPaths() {
  }

  /** A path in one spelling: without needless steps, and of a logical volume by its group. What is no path stays. */
  public static String plain(String path) {
    if (!path.startsWith("/")) {
      return path;
    }
    List<String> steps = new ArrayList<>();
    for (String step : path.split("/")) {
      if (step.equals("..")) {
        steps.subList(Math.max(0, steps.size() - 1), steps.size()).clear();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    String plain = '/' + String.join("/", steps);
    return plain.startsWith(MAPPER) ? logical(plain.substring(MAPPER.length())) : plain;
  }

  /** The mapper joins the names of group and volume by a dash, and doubles those that are in them. */
  private static String logical(String mapped) {
    String[] names = mapped.split("(?<!-)-(?!-)", -1);
    return names.length != 2 ? MAPPER + mapped
        : "/dev/" + names[0].replace("--", "-") + '/' + names[1].replace("--", "-");
  }
}
