/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.event.LogEntry;

/** A client library that is missing, comes later, or is old. */
class NativeLibvirtTest {

  private static final String NOT_THERE =
      "Unable to load library 'virt':\nlibvirt.so: cannot open shared object file\n";

  private final List<LogEntry> events = new ArrayList<>();
  private final List<IStatus> log = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  @TempDir
  Path folder;

  private static HypervisorException refusal(LibvirtDriver driver, TestHost host) {
    try {
      host.open(driver, Optional.empty()).close();
      throw new AssertionError("it opened");
    } catch (HypervisorException e) {
      return e;
    }
  }

  @Test
  void withoutTheLibraryEveryTrySaysWhatToInstall() throws Exception {
    TestHost host = TestHost.with(folder, 1);
    List<LinkageError> failures = new ArrayList<>(List.of(new UnsatisfiedLinkError(NOT_THERE),
        new UnsatisfiedLinkError(NOT_THERE), new NoClassDefFoundError("Could not initialize class X")));
    LibvirtDriver driver = new LibvirtDriver(() -> {
      if (failures.isEmpty()) {
        return NativeLibvirt.loadInstalled();
      }
      throw failures.remove(0);
    }, events::add, log::add, told::add);
    for (int i = 0; i < 3; i++) {
      assertThat(refusal(driver, host)).satisfies(e -> {
        assertThat(e.kind()).isEqualTo(HypervisorException.Kind.DRIVER_UNAVAILABLE);
        assertThat(e.getMessage()).contains("libvirt client library", "package libvirt0", "connect again")
            .doesNotContain("\n", "''");
      });
    }
    assertThat(driver.types()).as("its hosts can be configured").contains("xen", "qemu");
    try (HypervisorSession session = host.open(driver, Optional.empty())) {
      assertThat(session.isAlive()).as("once it is installed, without a restart").isTrue();
    } finally {
      driver.deactivate();
    }
  }

  @Test
  void anOldLibraryIsAWarningInTheEventLogOnce() throws Exception {
    TestHost host = TestHost.with(folder, 1);
    LibvirtDriver driver = new LibvirtDriver(() -> {
      NativeLibvirt.loadInstalled();
      return 10_003_999;
    }, events::add, log::add, told::add);
    host.open(driver, Optional.empty()).close();
    host.open(driver, Optional.empty()).close();
    driver.deactivate();
    assertThat(told).as("not at the next start").containsExactly("10.3.999");
    assertThat(events).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains("10.3.999", "CVE-2024-4418");
      assertThat(entry.details()).contains("libvirt0");
      assertThat(entry.user()).isEqualTo("workbench");
    });
    assertThat(log).singleElement().satisfies(status -> assertThat(status.getSeverity()).isEqualTo(IStatus.WARNING));
  }

  @Test
  void aNewLibraryIsNoWarning() throws Exception {
    NativeLibvirt library = new NativeLibvirt(() -> 10_004_000);
    assertThat(library.load()).isEmpty();
    assertThatExceptionOfType(HypervisorException.class).isThrownBy(() -> new NativeLibvirt(() -> {
      throw new ExceptionInInitializerError("no such function");
    }).load()).withMessageContaining("no such function");
  }
}
