/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.Connect;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/**
 * A process of its own with the locale of services and containers, whose encoding has no character beyond ASCII: what
 * it reads from a real daemon, writes to it and hears of it is UTF-8 all the same.
 */
class PosixLocaleTest {

  private static final String NAME = "Büro 名前 🐧";
  private static final UUID VM = UUID.fromString("6f3c2f5e-4a3c-4a6e-9d6a-0d2f1c1b7a02");

  private static final String LIBRARY = "lib/libvirt.jar";

  @TempDir
  Path folder;

  private TestDaemon daemon;

  @BeforeEach
  void start() throws IOException {
    daemon = TestDaemon.start();
    daemon.populate(0);
    // the daemon's user reads nothing of ours, but virsh does
    Path file = Files.writeString(folder.resolve("domain.xml"), "<domain type='test'><name>" + NAME + "</name><uuid>"
        + VM + "</uuid><memory>1024</memory><os><type>hvm</type></os></domain>");
    daemon.virsh("create " + file);
  }

  @AfterEach
  void stop() throws IOException {
    daemon.close();
  }

  @Test
  void everyStringIsUtf8() throws Exception {
    assertUtf8(run(List.of(), "nobody before"));
  }

  @Test
  void everyStringIsUtf8WhenJnaWasInUseBefore() throws Exception {
    Map<String, String> said = run(List.of("-Dfile.encoding=ISO-8859-1"), "first");
    assertThat(said.get("before")).as("JNA's own choice").doesNotContain("UTF-8");
    assertUtf8(said);
  }

  @Test
  void everyStringIsUtf8WhateverJnaIsTold() throws Exception {
    assertUtf8(run(List.of("-Djna.encoding=ISO-8859-1", "-Dsun.jnu.encoding=ISO-8859-1"), "first"));
  }

  private static void assertUtf8(Map<String, String> said) {
    for (String what : List.of("polled", "event", "name", "parameter")) {
      assertThat(said.get(what)).as(what).isEqualTo(NAME);
    }
    for (String what : List.of("refusal", "description", "XML", "error", "last error")) {
      assertThat(said.get(what)).as(what).isNotNull().contains(NAME);
    }
    assertThat(said).containsEntry("found", VM.toString());
  }

  private Map<String, String> run(List<String> options, String mode) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath()));
    command.addAll(options);
    command.add(PosixLocaleChild.class.getName());
    command.addAll(List.of(Integer.toString(daemon.port()), VM.toString()));
    if (mode.equals("first")) {
      command.add(mode);
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    Map<String, String> said = new HashMap<>();
    process.inputReader(StandardCharsets.US_ASCII).lines().forEach(line -> {
      String[] parts = line.split("=", 2);
      said.put(parts[0], new String(HexFormat.of().parseHex(parts[1]), StandardCharsets.UTF_8));
    });
    assertThat(process.waitFor()).as(said.toString()).isZero();
    return said;
  }

  private String classPath() throws IOException {
    List<String> places = new ArrayList<>();
    for (Class<?> type : List.of(PosixLocaleTest.class, LibvirtDriver.class, HypervisorDriver.class, Native.class,
        NLS.class, ILog.class, IStatus.class, Platform.class)) {
      Path place = place(type);
      Path classes = place.resolve("target/classes");
      places.add((Files.isDirectory(classes) ? classes : place).toString());
    }
    places.add(library(place(Connect.class)).toString());
    return String.join(File.pathSeparator, places);
  }

  /** Where a class comes from, in a plain class path as well as in OSGi. */
  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In OSGi libvirt-java is inside of our bundle, which may be a jar itself. */
  private Path library(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return place.resolve(LIBRARY);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      Path inner = jar.getPath(LIBRARY);
      return Files.exists(inner) ? Files.copy(inner, folder.resolve("libvirt.jar")) : place;
    }
  }
}
