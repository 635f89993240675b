/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Storage;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.core.testkit.FakeHostResources;
import org.xenworkbench.ui.hosts.internal.Fleet;

/** Hosts have pools, and pools have volumes, of the same names: questions say which is meant. */
class ResourceQuestionsTest {

  private final Fleet fleet = new Fleet();
  private final Host host = fleet.addHost("pm1");
  private final Volume volume = new Volume(host.id(), new StorageVolume("images", "{0}'s", "", "raw", 10, 10));
  private final Pool pool = new Pool(host.id(), StoragePool.of("iso", "dir", "/srv/iso").build());

  @Test
  void aQuestionNamesPoolAndHost() {
    assertThat(ResourceHandlers.uploadQuestion(fleet.inventory, volume, "/tmp/{1}"))
        .startsWith("What is on volume '{0}'s' in pool 'images' on host 'pm1' is overwritten with /tmp/{1}.")
        .contains("While a virtual machine that is not shut off has it");
    assertThat(NLS.bind(Messages.Delete_volumeOne, ResourceHandlers.place(fleet.inventory, volume)))
        .startsWith("Volume '{0}'s' in pool 'images' on host 'pm1' is deleted")
        .contains("While a virtual machine that is not shut off has it");
    assertThat(NLS.bind(Messages.Delete_poolOne, ResourceHandlers.place(fleet.inventory, pool)))
        .startsWith("Host 'pm1' forgets storage pool 'iso'.");
  }

  @Test
  void titlesSaySoWhereThereAreSeveral() {
    assertThat(List.of(Messages.Delete_pool, Messages.Delete_volume, Messages.Delete_network))
        .extracting(title -> MessageFormat.format(title, 1), title -> MessageFormat.format(title, 2)).containsExactly(
            tuple("Delete Storage Pool", "Delete 2 Storage Pools"), tuple("Delete Volume", "Delete 2 Volumes"),
            tuple("Delete Network", "Delete 2 Networks"));
  }

  @Test
  void ofSeveralEachHasItsPlace() {
    assertThat(ResourceHandlers.names(fleet.inventory, List.of(volume, pool)))
        .isEqualTo("{0}'s in pool images on pm1\niso on pm1");
    assertThat(ResourceHandlers.names(fleet.inventory, Collections.nCopies(7, pool)).lines()).hasSize(6)
        .last().isEqualTo("and 2 more");
  }

  @Test
  void aNameIsTakenIfOneOfThemHasIt() {
    FakeHostResources resources = new FakeHostResources();
    Host other = fleet.addHost("pm2");
    resources.tell(ResourceId.storage(host.id()), new Known<>(true, false, List.of(pool), Optional.empty()));
    Predicate<String> taken = ResourceHandlers.taken(resources,
        List.of(new Storage(other.id()), new Storage(host.id())), (known, all) -> known.pools(all.host()));
    assertThat(taken).accepts("iso").rejects("ISO", "");
    assertThat(resources.looked()).as("what is known is not asked for").containsExactly(
        ResourceId.storage(other.id()));
    resources.tell(ResourceId.storage(other.id()), new Known<>(true, false,
        List.of(new Pool(other.id(), StoragePool.of("late", "dir", "").build())), Optional.empty()));
    assertThat(taken).as("it was told meanwhile").accepts("late", "iso");
  }

  @Test
  void aHostThatHasGoneHasNoName() {
    fleet.inventory.remove(host.id());
    assertThat(ResourceHandlers.place(fleet.inventory, pool)).containsExactly("iso", "", "");
  }
}
