/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.HostPaths;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * Which VMs of a host have which disks, now or when they are started next, as their definitions said when the host was
 * asked; what a disk is based on is one of theirs, too, where the host tells it.
 *
 * @param disks the paths of files and devices, and names of volumes, by VM; in one spelling, see {@link #plain}
 * @param untold the VMs of which the host did not tell
 * @since 0.1
 */
public record DiskUse(Map<VirtualMachine, Set<String>> disks, List<VirtualMachine> untold) {

  /** Spells all of them in one way. */
  public DiskUse {
    Map<VirtualMachine, Set<String>> spelled = new LinkedHashMap<>();
    disks.forEach((vm, named) -> spelled.put(vm, named.stream().map(DiskUse::plain).collect(Collectors.toSet())));
    disks = Collections.unmodifiableMap(spelled);
    untold = List.copyOf(untold);
  }

  /**
   * The VMs that have a disk, running or not.
   *
   * @param path its path, however it is spelled
   * @param volume its name as a volume; empty if it is none
   */
  public List<VirtualMachine> users(String path, String volume) {
    Set<String> wanted = Stream.of(plain(path), volume).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    return with(wanted::contains);
  }

  /**
   * The VMs that have a disk of that name anywhere: it may be the same by a link, or by another name of its folder or
   * server, which only the host could tell.
   */
  public List<VirtualMachine> namesakes(String path) {
    return with(named -> isNamesake(named, path));
  }

  private List<VirtualMachine> with(Predicate<String> wanted) {
    return disks.entrySet().stream().filter(entry -> entry.getValue().stream().anyMatch(wanted))
        .map(Map.Entry::getKey).toList();
  }

  /** Whether two paths have the same name at their end. */
  public static boolean isNamesake(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && last(one).equals(last(other));
  }

  private static String last(String path) {
    String plain = plain(path);
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  /** A path in one spelling: without needless steps, and of a logical volume by its group. What is no path stays. */
  public static String plain(String path) {
    return HostPaths.plain(path);
  }
}
