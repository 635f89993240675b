/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the manifests with the design's table. */
class LayersTest {

  private static final Set<String> CORE_NEEDS = Set.of("org.eclipse.core.runtime");
  private static final List<String> CORE_IMPORTS = List.of("javax.xml", "org.w3c.dom", "org.xml.sax", "org.osgi.",
      "org.eclipse.jdt.annotation");
  private static final List<String> USER_INTERFACE = List.of("org.eclipse.swt", "org.eclipse.jface", "org.eclipse.ui",
      "org.eclipse.e4", "java.awt", "javax.swing");

  static List<String> bundles() {
    return Layers.bundles();
  }

  static Stream<String> coreBundles() {
    return bundles().stream().filter(Layers::isCore);
  }

  private static Stream<String> sees(String bundle) {
    return Stream.concat(Layers.header(bundle, "Require-Bundle").stream(),
        Layers.header(bundle, "Import-Package").stream());
  }

  @Test
  void thereAreBundles() {
    assertThat(bundles()).contains("core", "core.libvirt", "ui", "ui.hosts", "rcp");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void seesOnlyWhatIsBelow(String bundle) {
    assertThat(sees(bundle).filter(name -> name.startsWith(Layers.PREFIX)).map(Layers::bundleOf))
        .isSubsetOf(Layers.allowed(bundle));
  }

  @ParameterizedTest
  @MethodSource("coreBundles")
  void theCoreKnowsNoUserInterface(String bundle) {
    assertThat(sees(bundle)).noneMatch(name -> USER_INTERFACE.stream().anyMatch(name::startsWith));
  }

  @Test
  void theCoreItselfNeedsNextToNothing() {
    assertThat(Layers.header("core", "Require-Bundle")).isSubsetOf(CORE_NEEDS);
    assertThat(Layers.header("core", "Import-Package"))
        .allMatch(name -> CORE_IMPORTS.stream().anyMatch(name::startsWith));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void onlyTheLibvirtBundleSeesLibvirtAndJna(String bundle) {
    if (!bundle.equals("core.libvirt")) {
      assertThat(sees(bundle)).noneMatch(name -> name.startsWith("org.libvirt") || name.startsWith("com.sun.jna"));
    }
    if (!bundle.equals("core.oshi")) {
      assertThat(sees(bundle)).noneMatch(name -> name.equals("oshi") || name.startsWith("oshi."));
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void internalPackagesAreExportedToNobody(String bundle) {
    assertThat(Layers.header(bundle, "Export-Package")).noneMatch(name -> name.matches(".*\\.internal(\\..*)?"));
  }

  /** What a bundle of ours lacks is a fault of the API, mended there for third parties, too. */
  @ParameterizedTest
  @MethodSource("bundles")
  void nobodyHasFriends(String bundle) {
    assertThat(Layers.clauses(Layers.manifest(bundle), "Export-Package").values())
        .noneMatch(clause -> clause.contains("x-friends") || clause.contains("x-internal"));
  }

  /** They import what the core exports, and the core knows nothing of them, as of a third party's. */
  @Test
  void whatIsDoneWithVmsIsNotTheCores() {
    assertThat(bundles()).contains("core.vm", "core.storage", "core.migration", "core.alerts", "core.recording");
    assertThat(Layers.header("core", "Export-Package")).extracting(Layers::bundleOf).containsOnly("core");
    assertThat(sees("core.vm").filter(name -> name.startsWith(Layers.PREFIX))).containsOnly(Layers.PREFIX + "core");
    assertThat(sees("core.storage").filter(name -> name.startsWith(Layers.PREFIX)))
        .containsOnly(Layers.PREFIX + "core", Layers.PREFIX + "core.vm");
    assertThat(sees("core.alerts").filter(name -> name.startsWith(Layers.PREFIX)))
        .containsOnly(Layers.PREFIX + "core");
    assertThat(sees("core.recording").filter(name -> name.startsWith(Layers.PREFIX)))
        .containsOnly(Layers.PREFIX + "core");
    assertThat(sees("core.migration").filter(name -> name.startsWith(Layers.PREFIX)))
        .containsOnly(Layers.PREFIX + "core", Layers.PREFIX + "core.vm", Layers.PREFIX + "core.storage");
  }
}
