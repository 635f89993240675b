/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.storage.DiskUse;

/** What stands on what. */
class HostVolumesTest {

  private final StorageVolume base = new StorageVolume("images", "base.img", "/srv/images/base.img", "qcow2", 1, 1);
  private final StorageVolume clone = new StorageVolume("clones", "web.img", "/srv/clones/web.img", "qcow2", 1, 1,
      "/srv//images/base.img");
  private final HostVolumes volumes = new HostVolumes(List.of(base, clone));

  /** A session of a host with these volumes and no VM. */
  private HypervisorSession session() {
    StorageAccess storage = like(StorageAccess.class, (proxy, method, arguments) -> volumes.all());
    DefinitionAccess none = uuid -> "";
    return like(HypervisorSession.class, (proxy, method, arguments) -> {
      Object facet = arguments[0] == StorageAccess.class ? storage : none;
      return method.getName().equals("require") ? facet : Optional.of(facet);
    });
  }

  private static <T> T like(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** So that a disk can be attached on one. */
  @Test
  void aHostWithoutStorageHasNone() throws Exception {
    StorageAccess lacking = like(StorageAccess.class, (proxy, method, arguments) -> {
      throw new HypervisorException(Kind.UNSUPPORTED, "No storage driver.");
    });
    HypervisorSession session =
        like(HypervisorSession.class, (proxy, method, arguments) -> Optional.of(lacking));
    assertThat(HostVolumes.of(session).all()).isEmpty();
  }

  @Test
  void noneIsDeletedOrOverwrittenOnWhichAnotherStands() {
    DiskUsers nobody = new DiskUsers(List::of, new ReentrantLock(), (session, paths) -> DiskUsers.Found.NOTHING);
    assertThatThrownBy(() -> nobody.requireNone(session(), "images", "base.img"))
        .hasMessage("Volume 'web.img' is based on volume 'base.img', and would be broken. Delete that one first.");
    assertThat(volumes.standingOn("/other/base.img")).as("by a link, perhaps; that hinders nobody here").isEmpty();
    assertThat(volumes.standingOn("/srv/images/./base.img")).contains(clone);
  }

  @Test
  void whatAVolumeIsBasedOnStays() {
    DiskUse nobody = new DiskUse(Map.of(), List.of());
    assertThat(VmDisks.user(nobody, volumes, base)).contains("Volume 'web.img' is based on it.");
    assertThat(VmDisks.user(nobody, volumes, clone)).isEmpty();
    assertThat(volumes.basedOn("")).isEmpty();
  }
}
