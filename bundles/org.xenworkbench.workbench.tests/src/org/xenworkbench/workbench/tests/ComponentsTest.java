/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

class ComponentsTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void everyComponentOfOursIsSatisfied() {
    ServiceComponentRuntime runtime = Services.get(ServiceComponentRuntime.class);
    List<ComponentDescriptionDTO> ours = runtime.getComponentDescriptionDTOs().stream()
        .filter(component -> component.bundle.symbolicName.startsWith("org.xenworkbench.")).toList();
    assertThat(ours).extracting(component -> component.name).hasSizeGreaterThan(10);
    assertThat(ours.stream().filter(component -> !isSatisfied(runtime.getComponentConfigurationDTOs(component)))
        .map(component -> component.name).toList()).as("unsatisfied components").isEmpty();
  }

  private static boolean isSatisfied(Collection<ComponentConfigurationDTO> configurations) {
    return !configurations.isEmpty() && configurations.stream().allMatch(
        each -> each.state == ComponentConfigurationDTO.SATISFIED || each.state == ComponentConfigurationDTO.ACTIVE);
  }
}
