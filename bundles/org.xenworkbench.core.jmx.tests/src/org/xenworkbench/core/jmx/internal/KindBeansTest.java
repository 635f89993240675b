/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.jmx.internal.FurtherKindTest.PoolKind;
import org.xenworkbench.core.testkit.ManualClock;

/** What a third party's kind fails at. */
class KindBeansTest {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final List<String> reports = new ArrayList<>();
  private final List<Throwable> causes = new ArrayList<>();
  private final BeanRegistry registry =
      new BeanRegistry(server, new Audit(new FakeCore().log, new ManualClock()), (text, cause) -> {
        reports.add(text);
        causes.add(cause);
      });
  private final ObjectBeans beans = new ObjectBeans(registry, Runnable::run);
  private final PoolKind pools = new PoolKind();

  @Test
  void whatFailsCostsNoOtherIsToldOnceAndTriedAgain() throws Exception {
    pools.failing = "broken";
    pools.put(1, "unknown");
    pools.put(2, "broken");
    pools.put(3, "images");
    beans.add(pools);
    assertThat(names()).containsExactly("type=Pool,name=\"images\",id=3");
    pools.put(1, "unknown");
    pools.put(2, "broken");
    assertThat(reports).as("once each").hasSize(2);
    assertThat(reports.get(0)).contains("pool/1");
    assertThat(reports.get(1)).contains("type=Pool,name=\"broken\",id=2");
    pools.failing = "";
    pools.put(1, "iso");
    pools.put(2, "broken");
    assertThat(names()).hasSize(3).contains("type=Pool,name=\"iso\",id=1", "type=Pool,name=\"broken\",id=2");
    pools.put(3, "unknown");
    assertThat(names()).as("as it was, since nothing else is known").contains("type=Pool,name=\"images\",id=3");
    assertThat(reports).hasSize(3);
  }

  @Test
  void aNameThatIsTakenStaysWithItsKindAndIsTheOthersLater() throws Exception {
    PoolKind others = new PoolKind();
    pools.put(1, "images");
    others.put(1, "images");
    beans.add(pools);
    beans.add(others);
    assertThat(causes).singleElement().isInstanceOf(InstanceAlreadyExistsException.class);
    beans.remove(others);
    assertThat(names()).as("it was not the other's").containsExactly("type=Pool,name=\"images\",id=1");
    beans.add(others);
    beans.remove(pools);
    assertThat(names()).isEmpty();
    others.put(1, "images");
    assertThat(names()).containsExactly("type=Pool,name=\"images\",id=1");
  }

  private List<String> names() throws Exception {
    return server.queryNames(new ObjectName("org.xenworkbench:*"), null).stream()
        .map(ObjectName::getKeyPropertyListString).toList();
  }
}
