/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The bundle's activator, and its MBean. */
public final class Probe implements BundleActivator, ProbeMBean {

  private static final String OURS = "org.xenworkbench.";

  private ObjectName name;
  private BundleContext context;

  @Override
  public void start(BundleContext started) throws Exception {
    context = started;
    name = new ObjectName("org.xenworkbench.product.tests:type=Probe");
    ManagementFactory.getPlatformMBeanServer().registerMBean(this, name);
  }

  @Override
  public void stop(BundleContext stopped) throws Exception {
    ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
  }

  private ServiceComponentRuntime runtime() {
    return context.getService(context.getServiceReference(ServiceComponentRuntime.class));
  }

  private List<ComponentDescriptionDTO> ours() {
    return runtime().getComponentDescriptionDTOs().stream()
        .filter(component -> component.bundle.symbolicName.startsWith(OURS)).toList();
  }

  @Override
  public String[] getComponents() {
    return ours().stream().map(component -> component.name).toArray(String[]::new);
  }

  @Override
  public String[] getActive() {
    return ours().stream().filter(component -> runtime().getComponentConfigurationDTOs(component).stream()
        .anyMatch(each -> each.state == ComponentConfigurationDTO.ACTIVE))
        .map(component -> component.name).toArray(String[]::new);
  }

  /** A bundle whose manifest promises components that the runtime does not know has not been activated. */
  @Override
  public String[] getUnsatisfied() {
    List<ComponentDescriptionDTO> known = ours();
    Stream<String> silent = Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getSymbolicName().startsWith(OURS)
            && bundle.getHeaders().get("Service-Component") != null
            && known.stream().noneMatch(component -> component.bundle.id == bundle.getBundleId()))
        .map(bundle -> bundle.getSymbolicName() + ": its components are not known to the runtime");
    return Stream.concat(silent, known.stream().flatMap(this::unsatisfied)).toArray(String[]::new);
  }

  private Stream<String> unsatisfied(ComponentDescriptionDTO component) {
    Collection<ComponentConfigurationDTO> all = runtime().getComponentConfigurationDTOs(component);
    if (all.isEmpty()) {
      return Stream.of(component.name + ": no configuration");
    }
    return all.stream().filter(each -> each.state != ComponentConfigurationDTO.SATISFIED
        && each.state != ComponentConfigurationDTO.ACTIVE)
        .map(each -> component.name + ": " + Arrays.stream(each.unsatisfiedReferences).map(reference -> reference.name)
            .toList() + " " + (each.failure == null ? "" : each.failure));
  }
}
