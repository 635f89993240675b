/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.prefs.Preferences;
import org.xenworkbench.core.model.Bounds;

/**
 * The form in which something is stored, with a checksum of its own, which later versions keep too: so a newer form,
 * which is left alone, is told apart from one that was damaged, which must not hide all that is stored.
 */
final class StoredForm {

  private static final String FORM = "form";
  private static final String CHECK = "form.check";
  private static final int LONGEST_TOLD = 100;

  /** Its keys, which are none of what is stored. */
  static final Set<String> KEYS = Set.of(FORM, CHECK);

  private final Preferences node;
  private final List<String> known;
  private final Words words;
  private final String form;
  private final String check;

  /**
   * What to tell of a form, which stands in each.
   *
   * @param newer that it is a newer one
   * @param unknown that it may be a newer one, or be damaged
   * @param damaged that it was damaged and the rest could be read
   */
  record Words(String newer, String unknown, String damaged) {
  }

  /** @param known those that can be read */
  StoredForm(Preferences node, List<String> known, Words words) {
    this.node = node;
    this.known = known;
    this.words = words;
    this.form = node.get(FORM, "");
    this.check = node.get(CHECK, "");
  }

  /** Why what is stored is left alone; empty if it has our form. */
  Optional<String> obstacle() {
    boolean isNothingStored = form.isEmpty() && check.isEmpty();
    if (isNothingStored || known.contains(form) || hasSumOfKnown()) {
      return Optional.empty();
    }
    return Optional.of(told(check.equals(sum(form)) ? words.newer() : words.unknown()));
  }

  /** What to tell of a form that was damaged though the rest can be read. */
  Optional<String> damage() {
    return known.contains(form) || !hasSumOfKnown() ? Optional.empty() : Optional.of(told(words.damaged()));
  }

  private String told(String text) {
    return NLS.bind(text, Bounds.text(form, LONGEST_TOLD));
  }

  private boolean hasSumOfKnown() {
    return known.stream().anyMatch(one -> check.equals(sum(one)));
  }

  /** Says that what is stored has that form. */
  void put(String current) {
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
