/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageControl;

/** The volumes that were made for a VM, which nobody needs if it is not made. */
final class MadeVolumes {

  private final HypervisorSession session;
  private final Consumer<String> ifCut;
  private final List<Made> all = new ArrayList<>();

  private record Made(String pool, String name) {
  }

  /** @param ifCut takes what is left if nobody is there any more to take it back */
  MadeVolumes(HypervisorSession session, Consumer<String> ifCut) {
    this.session = session;
    this.ifCut = ifCut;
  }

  /** Makes one of a volume. */
  @FunctionalInterface
  interface Making {

    /** Asks the host for it. */
    void make() throws HypervisorException;
  }

  /** Makes one. One that is perhaps there, and perhaps somebody else's, is not deleted, but told. */
  void make(String pool, String name, Making making) throws HypervisorException {
    ifCut.accept(Stream.concat(all.stream(), Stream.of(new Made(pool, name)))
        .map(each -> NLS.bind(Messages.Create_ifCut, each.name(), each.pool())).collect(Collectors.joining(" ")));
    try {
      making.make();
    } catch (HypervisorException e) {
      throw e.kind() != Kind.LOST ? e : new HypervisorException(e.kind(),
          sentence(e) + ' ' + NLS.bind(Messages.Create_perhapsThere, name, pool), e);
    }
    all.add(new Made(pool, name));
  }

  /** Others follow. */
  private static String sentence(HypervisorException failure) {
    String text = String.valueOf(failure.getMessage()).strip();
    return text.endsWith(".") ? text : text + '.';
  }

  /** Deletes them again; the failure then says what became of them. */
  HypervisorException takenBack(HypervisorException failure) {
    StringBuilder text = new StringBuilder(sentence(failure));
    for (Made made : all) {
      try {
        session.require(StorageControl.class).deleteVolume(made.pool(), made.name());
        text.append(' ').append(NLS.bind(Messages.Create_takenBack, made.name(), made.pool()));
      } catch (HypervisorException e) {
        text.append(' ').append(NLS.bind(Messages.Create_left, new Object[] {made.name(), made.pool(),
            e.getMessage()}));
      }
    }
    return all.isEmpty() ? failure : new HypervisorException(failure.kind(), text.toString(), failure);
  }
}
