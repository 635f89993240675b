/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.prefs.Preferences;

/**
 * The form in which groups are stored, with a checksum of its own, which later versions keep too: so a newer form,
 * which is left alone, is told apart from one that was damaged, which must not hide all groups.
 */
final class GroupForm {

  private static final String FORM = "form";
  private static final String CHECK = "form.check";
  /** Of groups that are not within each other, which an earlier version reads, too. */
  private static final String FLAT = "1";
  private static final String NESTED = "2";
  private static final List<String> KNOWN = List.of(FLAT, NESTED);

  private final Preferences node;
  private final String form;
  private final String check;

  GroupForm(Preferences node) {
    this.node = node;
    this.form = node.get(FORM, "");
    this.check = node.get(CHECK, "");
  }

  /** Why what is stored is left alone; empty if it has our form. */
  Optional<String> obstacle() {
    boolean isNothingStored = form.isEmpty() && check.isEmpty();
    if (isNothingStored || KNOWN.contains(form) || hasSumOfKnown()) {
      return Optional.empty();
    }
    return Optional.of(NLS.bind(check.equals(sum(form)) ? Messages.HostGroups_Newer : Messages.HostGroups_UnknownForm,
        form));
  }

  /** What to tell of a form that was damaged though the groups can be read. */
  Optional<String> damage() {
    return KNOWN.contains(form) || !hasSumOfKnown() ? Optional.empty()
        : Optional.of(NLS.bind(Messages.HostGroups_FormDamaged, form));
  }

  private boolean hasSumOfKnown() {
    return KNOWN.stream().anyMatch(known -> check.equals(sum(known)));
  }

  /** Says that what is stored has our form. */
  void put(boolean isNested) {
    String current = isNested ? NESTED : FLAT;
    node.put(FORM, current);
    node.put(CHECK, sum(current));
  }

  /** The checksum of a form. */
  static String sum(String form) {
    CRC32 sum = new CRC32();
    sum.update((FORM + '=' + form).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
