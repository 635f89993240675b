/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * Which VMs of a host have which disks, now or when they are started next, as their definitions said when the host was
 * asked; what a disk is based on is one of theirs, too, where the host tells it.
 *
 * @param disks the paths of files and devices, and names of volumes, by VM
 * @param untold the VMs of which the host did not tell
 * @since 0.1
 */
public record DiskUse(Map<VirtualMachine, Set<String>> disks, List<VirtualMachine> untold) {

  /**
   * The VMs that have a disk, running or not.
   *
   * @param path its path
   * @param volume its name as a volume; empty if it is none
   */
  public List<VirtualMachine> users(String path, String volume) {
    return disks.entrySet().stream()
        .filter(entry -> Stream.of(path, volume).anyMatch(name -> !name.isEmpty() && entry.getValue().contains(name)))
        .map(Map.Entry::getKey).toList();
  }
}
