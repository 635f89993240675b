/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.LaunchOptions;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.workspace.OwnersFiles;

/**
 * The file of a fleet that this start was given, and copies of those of earlier starts: their hosts stay in the
 * workspace, so later starts need them, wherever the user's file is then.
 *
 * @param given the file of this start; empty if there is none
 * @param folder where copies are; empty if there is no workspace
 */
record KeptFleets(Optional<Path> given, Optional<Path> folder) {

  static final String OPTION = "-fleet";
  static final KeptFleets NONE = new KeptFleets(Optional.empty(), Optional.empty());

  private static final String FOLDER = ".metadata/.plugins/org.xenworkbench.core.simulator/fleets";

  static KeptFleets inWorkspace() {
    Location workspace = Platform.isRunning() ? Platform.getInstanceLocation() : null;
    return new KeptFleets(named(), workspace == null || !workspace.isSet() ? Optional.empty()
        : Optional.of(new File(workspace.getURL().getPath()).toPath().resolve(FOLDER)));
  }

  private static Optional<Path> named() {
    try {
      return LaunchOptions.ofProcess().file(OPTION);
    } catch (IOException e) {
      return Optional.empty(); // GivenFleet tells it
    }
  }

  /** The fleet of that name; empty also if its file is damaged, which is told in the error log. */
  Optional<FleetDefinition> fleet(String name) {
    return given.flatMap(file -> read(name, file)).filter(fleet -> fleet.name().equals(name))
        .or(() -> file(name).filter(Files::exists).flatMap(file -> read(name, file)));
  }

  private static Optional<FleetDefinition> read(String name, Path file) {
    try {
      return Optional.of(FleetFile.read(file).fleet());
    } catch (IOException e) {
      SafeLog.of(KeptFleets.class).error(NLS.bind(Messages.KeptFleets_Damaged, name, file), e);
      return Optional.empty();
    }
  }

  /**
   * Keeps a copy of a file, in place of an earlier one of that name.
   *
   * @throws IOException if it cannot be kept; an earlier copy is still there then
   */
  void keep(String name, Path original) throws IOException {
    Optional<Path> file = file(name);
    if (file.isPresent()) {
      Path folder = OwnersFiles.folder(file.get().toAbsolutePath().getParent());
      Path copy = Files.createTempFile(folder, "new", FleetFile.ENDING);
      try {
        Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(copy);
      }
    }
  }

  private Optional<Path> file(String name) {
    return folder.filter(known -> FleetFileReader.isName(name)).map(known -> known.resolve(name + FleetFile.ENDING));
  }
}
