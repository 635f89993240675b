/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.model.IWorkbenchAdapter;
import org.eclipse.ui.views.properties.IPropertySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.ServiceRegistration;
import org.xenworkbench.core.jmx.Bean;
import org.xenworkbench.core.jmx.BeanKind;
import org.xenworkbench.core.jmx.Described;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostPropertiesPage;

/** What the workbench shows and tells of a kind of objects that comes with another bundle: the one with this test. */
class FurtherKindTest {

  private static final Shelf SHELF = new Shelf(new ShelfId(7), "Top shelf");

  @RegisterExtension
  final Workbench bench = new Workbench();

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile int books = 3;

  private record ShelfId(int number) implements ObjectId {

    @Override
    public String key() {
      return "shelf/" + number;
    }
  }

  private record Shelf(ShelfId id, String name) implements ModelObject {
  }

  /** What a client reads of a shelf. */
  public interface ShelfMXBean {

    /** See the annotation. */
    @Described("How many there are")
    int getBooks();
  }

  private final class ShelfKind implements HandleKind<Shelf> {

    @Override
    public Class<Shelf> type() {
      return Shelf.class;
    }

    @Override
    public Optional<Shelf> find(ObjectId id) {
      return Optional.of(SHELF).filter(shelf -> shelf.id().equals(id));
    }

    @Override
    public ImageDescriptor icon(Shelf shelf) {
      return XenIcon.LOG.descriptor();
    }

    @Override
    public List<Detail> details(Shelf shelf) {
      return List.of(new Detail("Name", shelf.name()), new Detail("Books", Integer.toString(books)));
    }

    @Override
    public Registration listen(Runnable changed) {
      listeners.add(changed);
      return () -> listeners.remove(changed);
    }
  }

  private final class ShelfBeans implements BeanKind<Shelf> {

    @Override
    public Collection<Shelf> all() {
      return List.of(SHELF);
    }

    @Override
    public Optional<Shelf> find(ObjectId id) {
      return Optional.of(SHELF).filter(shelf -> shelf.id().equals(id));
    }

    @Override
    public List<Bean<?>> beans(Shelf shelf) {
      return List.of(new Bean<>("Shelf", shelf.name(), "id=7", ShelfMXBean.class, () -> () -> books));
    }

    @Override
    public Registration listen(Consumer<ObjectId> changed) {
      return () -> {
      };
    }
  }

  @Test
  void hasLabelIconAndPropertiesThatFollowIt() {
    ServiceRegistration<?> kind = Services.context().registerService(HandleKind.class, new ShelfKind(), null);
    try {
      IWorkbenchAdapter labels = Adapters.adapt(SHELF, IWorkbenchAdapter.class);
      assertThat(labels.getLabel(SHELF)).isEqualTo("Top shelf");
      assertThat(labels.getImageDescriptor(SHELF)).isSameAs(XenIcon.LOG.descriptor());
      assertThat(bench.driver().onUi(() -> Adapters.adapt(SHELF, IPropertySource.class).getPropertyValue("Books")))
          .isEqualTo("3");
      PlatformUI.getWorkbench().getDisplay().asyncExec(
          () -> PreferencesUtil
              .createPropertyDialogOn(null, SHELF, null, null, null, PreferencesUtil.OPTION_NONE).open());
      HostPropertiesPage properties = new HostPropertiesPage(bench.driver(), "Top shelf").general();
      assertThat(properties.detail("Books")).isEqualTo("3");
      books = 4;
      listeners.forEach(Runnable::run);
      Wait.forValue("The books", () -> properties.detail("Books"), "4"::equals);
      bench.picture("further-kind-properties");
      properties.close();
      assertThat(listeners).isEmpty();
    } finally {
      kind.unregister();
    }
    assertThat(bench.driver().<Object>onUi(() -> Adapters.adapt(SHELF, IPropertySource.class))).isNull();
  }

  @Test
  void hasMBeansForAsLongAsItIsThere() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("org.xenworkbench:type=Shelf,name=\"Top shelf\",id=7");
    ServiceRegistration<?> kind = Services.context().registerService(BeanKind.class, new ShelfBeans(), null);
    try {
      Wait.until("The shelf's MBean", () -> server.isRegistered(name));
      assertThat(server.getAttribute(name, "Books")).isEqualTo(3);
    } finally {
      kind.unregister();
    }
    Wait.until("No MBean of the shelf", () -> !server.isRegistered(name));
  }
}
