/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;

/**
 * The tags that the user gave to hosts and virtual machines, by identity: they are kept over a migration, a reconnect
 * and a restart, also while the object is not there, and are of the workbench alone: nothing is told to hosts. A tag is
 * a word without blanks and commas; two that differ in capital letters, or in how letters are composed, are one. An
 * OSGi service. Any thread; what changes something writes a file, which is not for a UI thread.
 *
 * @since 0.1
 */
@ProviderType
public interface Tags {

  /** One object has so many at most. */
  int MOST = 16;
  /** So many characters has the longest one. */
  int LONGEST = 32;

  /** Hears of changes. */
  @FunctionalInterface
  @ConsumerType
  interface Listener {

    /** These have other tags; never empty. */
    void tagsChanged(Set<ObjectId> objects);
  }

  /** The tags of an object, ordered by name; none of one that has none, or is no host or VM. */
  List<String> of(ObjectId object);

  /** All tags that anything has, ordered by name. */
  List<String> all();

  /** Whether an object has a tag, whichever way it is spelt. */
  default boolean has(ObjectId object, String tag) {
    List<String> tags = of(object);
    return !tags.isEmpty() && tags.stream().anyMatch(own -> NameOrder.isSame(own, tag));
  }

  /** Whether that can have tags: a host or a virtual machine. */
  static boolean canHave(ObjectId object) {
    return object instanceof HostId || object instanceof VmId;
  }

  /** Whether that is a tag. */
  static boolean isTag(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && text.codePoints().allMatch(Tags::isOfTag);
  }

  private static boolean isOfTag(int character) {
    int type = Character.getType(character);
    return character != ',' && !Character.isWhitespace(character) && !Character.isSpaceChar(character)
        && !Character.isISOControl(character) && type != Character.FORMAT && type != Character.SURROGATE
        && type != Character.UNASSIGNED && type != Character.PRIVATE_USE;
  }

  /** The words of a text, which are between blanks and commas. */
  static List<String> words(String text) {
    return Arrays.stream(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Why a word can be no tag, as a sentence; empty if it can. */
  Optional<String> obstacle(String tag);

  /**
   * Gives tags to objects and takes others away. One that is used already is spelt as it is.
   *
   * @param removed tags that are taken away, from those that have them; before others are given
   * @throws IllegalArgumentException if there is an {@link #obstacle} to a tag that is added, one of the objects can
   *     have none, or would have more than {@link #MOST}; nothing was changed then
   * @throws IllegalStateException if a newer version stored the tags; nothing was changed then
   */
  void change(Collection<? extends ObjectId> objects, Set<String> added, Set<String> removed);

  /** Listens to changes; called on the core's dispatcher thread, in order, and must return at once. */
  Registration addListener(Listener listener);
}
