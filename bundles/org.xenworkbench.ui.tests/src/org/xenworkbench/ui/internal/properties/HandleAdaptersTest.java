/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.model.IWorkbenchAdapter;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;
import org.xenworkbench.ui.handle.Handles;

/** What the workbench shows of a kind of which only this test knows. */
class HandleAdaptersTest {

  private final Shelf shelf = new Shelf(new ShelfId(1), "top", 3);
  private final HandleAdapters adapters = new HandleAdapters(() -> new Handles(List.of(new ShelfKind())));

  private record ShelfId(int number) implements ObjectId {

    @Override
    public String key() {
      return "shelf/" + number;
    }
  }

  private record Shelf(ShelfId id, String name, int books) implements ModelObject {
  }

  private record Stray(ShelfId id, String name) implements ModelObject {
  }

  private static final class ShelfKind implements HandleKind<Shelf> {

    @Override
    public Class<Shelf> type() {
      return Shelf.class;
    }

    @Override
    public Optional<Shelf> find(ObjectId id) {
      return id.equals(new ShelfId(1)) ? Optional.of(new Shelf(new ShelfId(1), "top", 4)) : Optional.empty();
    }

    @Override
    public ImageDescriptor icon(Shelf handle) {
      return XenIcon.LOG.descriptor();
    }

    @Override
    public List<Detail> details(Shelf handle) {
      return List.of(new Detail("Name", handle.name()), new Detail("Books", Integer.toString(handle.books())));
    }

    @Override
    public Registration listen(Runnable changed) {
      return () -> {
      };
    }
  }

  @Test
  void showsItInTheProperties() {
    IPropertySource source = adapters.getAdapter(shelf, IPropertySource.class);
    assertThat(source).isNotNull();
    assertThat(Arrays.stream(source.getPropertyDescriptors()).map(IPropertyDescriptor::getDisplayName))
        .containsExactly("Name", "Books");
    assertThat(source.getPropertyValue("Books")).as("as it is now").isEqualTo("4");
    IPropertySource gone = adapters.getAdapter(new Shelf(new ShelfId(2), "low", 5), IPropertySource.class);
    assertThat(gone.getPropertyValue("Books")).as("as it was").isEqualTo("5");
    assertThat(adapters.getAdapter(new Stray(new ShelfId(1), "x"), IPropertySource.class)).isNull();
  }

  @Test
  void hasLabelAndIcon() {
    IWorkbenchAdapter labels = adapters.getAdapter(shelf, IWorkbenchAdapter.class);
    assertThat(labels.getLabel(new Shelf(new ShelfId(1), "a\nb", 0))).isEqualTo("a\\nb");
    assertThat(labels.getImageDescriptor(shelf)).isSameAs(XenIcon.LOG.descriptor());
    assertThat(labels.getImageDescriptor(new Stray(new ShelfId(1), "x"))).isNull();
  }
}
