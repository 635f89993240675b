/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;
import java.util.regex.Pattern;
import org.xenworkbench.core.model.Bounds;

/**
 * A storage pool that is to be made of a folder of the host.
 *
 * @param name its name
 * @param path the folder, an absolute path
 * @since 0.1
 */
public record PoolPlan(String name, String path) {

  private static final Pattern PATH = Pattern.compile("/[^\\p{Cntrl}]+");

  /** Why it cannot be made, as a sentence for the user; empty if the host may be asked to. */
  public Optional<String> refusal() {
    return ResourceAction.NAME.refusal(name).or(() -> path(path));
  }

  private static Optional<String> path(String path) {
    boolean fits = PATH.matcher(path).matches() && path.length() <= Bounds.TEXT && VmText.isWritable(path);
    return fits ? Optional.empty() : Optional.of(Messages.PoolPlan_path);
  }
}
