/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.jmx.Bean;
import org.xenworkbench.core.jmx.BeanKind;
import org.xenworkbench.core.jmx.Described;
import org.xenworkbench.core.jmx.Parameter;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;

/** The MBeans of a kind of objects of which only this test knows. */
class FurtherKindTest {

  private final FakeCore core = new FakeCore();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final PublishedCore published = new PublishedCore(core, server);
  private final PoolKind pools = new PoolKind();

  /** What a client reads of a pool. */
  public interface PoolMXBean {

    /** See the annotation. */
    @Described(value = "How much fits into it", units = "bytes")
    long getCapacity();

    /** See the annotation. */
    @Described("Makes it larger.")
    void grow(@Parameter(name = "by", value = "By how much") long by);
  }

  record PoolId(int number) implements ObjectId {

    @Override
    public String key() {
      return "pool/" + number;
    }
  }

  record Pool(PoolId id, String name) implements ModelObject {
  }

  static final class PoolKind implements BeanKind<Pool> {

    private final Map<ObjectId, Pool> there = new LinkedHashMap<>();
    private final List<Consumer<ObjectId>> listeners = new ArrayList<>();
    int made;
    String failing = "";

    void put(int number, String name) {
      Pool pool = new Pool(new PoolId(number), name);
      there.put(pool.id(), pool);
      listeners.forEach(listener -> listener.accept(pool.id()));
    }

    void remove(int number) {
      there.remove(new PoolId(number));
      listeners.forEach(listener -> listener.accept(new PoolId(number)));
    }

    @Override
    public Collection<Pool> all() {
      return there.values();
    }

    @Override
    public Optional<Pool> find(ObjectId id) {
      return Optional.ofNullable(there.get(id));
    }

    @Override
    public List<Bean<?>> beans(Pool pool) {
      if (pool.name().equals("unknown")) {
        throw new IllegalStateException("Nothing is known of it.");
      }
      return List.of(new Bean<>("Pool", pool.name(), "id=" + pool.id().number(), PoolMXBean.class, () -> {
        if (pool.name().equals(failing)) {
          throw new IllegalStateException("It cannot be made now.");
        }
        made++;
        return new PoolBean();
      }));
    }

    @Override
    public Registration listen(Consumer<ObjectId> changed) {
      listeners.add(changed);
      return () -> listeners.remove(changed);
    }
  }

  private static final class PoolBean implements PoolMXBean {

    private long capacity = 1 << 20;

    @Override
    public long getCapacity() {
      return capacity;
    }

    @Override
    public void grow(long by) {
      if (by < 0) {
        throw new IllegalArgumentException("It cannot be made smaller.");
      }
      capacity += by;
    }
  }

  @AfterEach
  void close() {
    published.close();
  }

  @Test
  void itsBeansComeAndGoWithItsObjects() throws Exception {
    pools.put(1, "images");
    published.management.bindKind(pools);
    pools.put(2, "iso, \"old\"");
    assertThat(names()).containsExactlyInAnyOrder("type=Pool,name=\"images\",id=1",
        "type=Pool,name=" + ObjectName.quote("iso, \"old\"") + ",id=2");
    pools.put(1, "images");
    pools.put(2, "iso");
    assertThat(names()).containsExactlyInAnyOrder("type=Pool,name=\"images\",id=1", "type=Pool,name=\"iso\",id=2");
    assertThat(pools.made).as("made anew only under another name").isEqualTo(3);
    pools.remove(1);
    assertThat(names()).containsExactly("type=Pool,name=\"iso\",id=2");
  }

  @Test
  void itsBeansGoWithItAndNoOthers() throws Exception {
    published.management.bindKind(pools);
    pools.put(1, "images");
    int all = published.names().size();
    published.management.unbindKind(pools);
    assertThat(published.names()).hasSize(all - 1).noneMatch(name -> name.startsWith("type=Pool"));
    assertThat(pools.listeners).isEmpty();
  }

  /** What a client asks of them is checked and told as of all others. */
  @Test
  void itsBeansAreDescribedCheckedAndLogged() throws Exception {
    published.management.bindKind(pools);
    pools.put(1, "images");
    ObjectName pool = published.one("type=Pool,id=1,*");
    assertThat(server.getMBeanInfo(pool).getAttributes()[0].getDescription())
        .isEqualTo("How much fits into it [bytes]");
    assertThat(server.getMBeanInfo(pool).getOperations()[0].getSignature()[0].getName()).isEqualTo("by");
    String[] types = {long.class.getName()};
    server.invoke(pool, "grow", new Object[] {1L}, types);
    assertThat(server.getAttribute(pool, "Capacity")).isEqualTo((1L << 20) + 1);
    assertThatThrownBy(() -> server.invoke(pool, "grow", new Object[] {-1L}, types))
        .isInstanceOf(RuntimeMBeanException.class);
    assertThat(core.log.written()).extracting(LogEntry::message).containsExactly("JMX: Pool \"images\" grow(1)",
        "JMX: Pool \"images\" grow(-1)");
  }

  private List<String> names() throws Exception {
    return published.names().stream().filter(name -> name.startsWith("type=Pool")).toList();
  }
}
