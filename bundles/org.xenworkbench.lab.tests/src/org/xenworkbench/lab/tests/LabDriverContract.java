/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.testkit.ContractHost;
import org.xenworkbench.core.testkit.HypervisorDriverContract;

/**
 * The driver's contract on a lab's two hosts: VM1 on PM1, to be migrated to PM2. The system property
 * {@code xenworkbench.hosts} names the file that {@code releng/lab/… hosts} wrote.
 */
abstract class LabDriverContract extends HypervisorDriverContract {

  private static final String HOSTS = "xenworkbench.hosts";

  private final Properties hosts = load(Path.of(System.getProperty(HOSTS)));

  @Override
  protected HypervisorDriver driver() {
    return driver(hosts.getProperty("PM1.driver"));
  }

  /** The active driver for hosts of a type. */
  static HypervisorDriver driver(String type) {
    BundleContext context = FrameworkUtil.getBundle(LabDriverContract.class).getBundleContext();
    try {
      ServiceReference<?>[] found = context.getServiceReferences(HypervisorDriver.class.getName(), null);
      return Arrays.stream(found == null ? new ServiceReference<?>[0] : found).map(context::getService)
          .map(HypervisorDriver.class::cast).filter(driver -> driver.types().contains(type)).findFirst()
          .orElseThrow(() -> new AssertionError("no driver for the host type " + type + " is active"));
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected ContractHost host() {
    return host("PM1");
  }

  @Override
  protected Optional<ContractHost> target() {
    return Optional.of(host("PM2"));
  }

  @Override
  protected String vm() {
    return "VM1";
  }

  @Override
  protected Optional<Endpoint> unreachable() {
    return Optional.of(new Endpoint(hosts.getProperty("PM1.driver"), Transport.TCP, "127.0.0.1", 1, Optional.empty()));
  }

  private ContractHost host(String name) {
    return new ContractHost(endpoint(name, ""), endpoint(name, ".peer"), Optional.empty());
  }

  private Endpoint endpoint(String name, String part) {
    String prefix = name + part;
    return new Endpoint(hosts.getProperty(name + ".driver"),
        Transport.valueOf(hosts.getProperty(prefix + ".transport").toUpperCase(Locale.ROOT)),
        hosts.getProperty(prefix + ".address"), Integer.parseInt(hosts.getProperty(prefix + ".port", "0")),
        Optional.ofNullable(hosts.getProperty(prefix + ".user")));
  }

  private static Properties load(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
