/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.testkit.ManualExecutor;

/** Parts run while the engine runs: not before, and also those that come later. */
class EnginePartsTest {

  private final ManualExecutor dispatching = new ManualExecutor();
  private final EngineParts parts = new EngineParts(new Dispatcher(dispatching));
  private final List<String> got = new ArrayList<>();

  @Test
  void partsRunFromTheStartOnOrWhenTheyCome() {
    Part first = new Part("first", 1);
    parts.bindPart(first);
    dispatching.runAll();
    assertThat(got).as("the engine sleeps").isEmpty();
    parts.start();
    assertThat(got).as("not while the engine is being activated").isEmpty();
    dispatching.runAll();
    assertThat(got).containsExactly("first");
    parts.bindPart(new Part("later", 2));
    dispatching.runAll();
    assertThat(got).containsExactly("first", "later");
    parts.unbindPart(first);
    assertThat(got).containsExactly("first", "later", "first given back");
  }

  @Test
  void noneIsStartedOnceTheEngineEnds() {
    parts.start();
    parts.bindPart(new Part("late", 1));
    parts.end();
    dispatching.runAll();
    assertThat(got).isEmpty();
  }

  private final class Part implements ComponentServiceObjects<EnginePart>, EnginePart {

    private final String name;
    private final ServiceReference<EnginePart> reference;

    @SuppressWarnings("unchecked")
    Part(String name, int number) {
      this.name = name;
      reference = (ServiceReference<EnginePart>) Proxy.newProxyInstance(getClass().getClassLoader(),
          new Class<?>[] {ServiceReference.class}, (proxy, method, arguments) -> switch (method.getName()) {
            case "compareTo" -> Integer.compare(number, arguments[0].hashCode());
            case "hashCode" -> number;
            default -> proxy == arguments[0];
          });
    }

    @Override
    public EnginePart getService() {
      got.add(name);
      return this;
    }

    @Override
    public void ungetService(EnginePart service) {
      got.add(name + " given back");
    }

    @Override
    public ServiceReference<EnginePart> getServiceReference() {
      return reference;
    }
  }
}
