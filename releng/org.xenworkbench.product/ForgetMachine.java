
/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Takes out of the materialised products what p2 remembers of the machine they were built on: the repositories that
 * they were installed from, where a local user could offer updates, and the folder of the build. The profile is marked
 * as roaming, so that p2 writes the folder in which it finds itself when it starts.
 */
final class ForgetMachine {

  /** Any absolute path: p2 compares it with that of the installation and replaces it. */
  private static final String ANYWHERE = "/xenworkbench";

  private ForgetMachine() {
  }

  public static void main(String[] arguments) throws IOException {
    List<Path> settings = files(Path.of(arguments[0]), "p2/org.eclipse.equinox.p2.engine/.settings");
    for (Path file : settings) {
      if (file.getFileName().toString().endsWith(".repository.prefs")) {
        Files.delete(file);
      }
    }
    for (Path file : files(Path.of(arguments[0]), "p2/org.eclipse.equinox.p2.engine/profileRegistry")) {
      if (file.getFileName().toString().endsWith(".profile.gz")) {
        forgetFolder(file);
      }
    }
  }

  private static List<Path> files(Path products, String folder) throws IOException {
    try (Stream<Path> all = Files.walk(products)) {
      List<Path> found = all.filter(Files::isRegularFile)
          .filter(file -> file.toString().replace('\\', '/').contains(folder + '/')).sorted().toList();
      if (found.isEmpty()) {
        throw new IOException("No file below " + folder + " in " + products + ": does p2 keep it elsewhere now?");
      }
      return found;
    }
  }

  private static void forgetFolder(Path profile) throws IOException {
    String text;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(profile))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Path p2 = profile;
    while (!p2.endsWith("p2")) {
      p2 = p2.getParent();
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(profile))) {
      out.write(text.replace(p2.getParent().toString(), ANYWHERE).getBytes(StandardCharsets.UTF_8));
    }
  }
}
