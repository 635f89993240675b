/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * Keeps tags in the preferences, a line for each object that has some, with a checksum over all. What cannot be a tag,
 * and what is too much, is left out and told.
 */
final class TagSettings {

  /** More than ten thousand VMs and all those that they came from. */
  static final int MOST_OBJECTS = 50_000;
  private static final String CURRENT = "1";
  private static final String CHECK = "check";
  private static final String SEPARATOR = " ";
  private static final int LONGEST_TOLD = 100;
  private static final int MOST_TOLD = 3;

  /**
   * What is stored.
   *
   * @param tags by object
   * @param damage what to tell the user of it; empty if it is as it was stored
   * @param details all that was left out, a line each
   * @param newer why nothing may be changed, if a newer version stored it
   */
  record Stored(Map<ObjectId, List<String>> tags, Optional<String> damage, String details, Optional<String> newer) {
  }

  private final Preferences preferences;

  TagSettings(Preferences preferences) {
    this.preferences = preferences;
  }

  /** All stored tags. What was damaged is mended, so that it is told once. */
  Stored load() {
    StoredForm form = form();
    Optional<String> newer = form.obstacle();
    if (newer.isPresent()) {
      return new Stored(Map.of(), newer, "", newer);
    }
    Map<ObjectId, List<String>> tags = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    try {
      boolean isAsStored = node().get(CHECK, check()).equals(check());
      for (String key : keys()) {
        read(key, tags, wrong);
      }
      List<String> damage = new ArrayList<>(form.damage().stream().toList());
      if (!isAsStored || !wrong.isEmpty()) {
        damage.add(words(wrong));
      }
      findMissing(damage, wrong);
      if (!damage.isEmpty() || preferences.keptTags().map(KeptCount::read).orElse(0L) < tags.size()) {
        Arrays.stream(keys()).forEach(node()::remove);
        tags.forEach(this::put);
        save();
      }
      return new Stored(Map.copyOf(tags), Optional.of(String.join(" ", damage)).filter(text -> !text.isEmpty()),
          String.join("\n", wrong), Optional.empty());
    } catch (BackingStoreException e) {
      throw new IllegalStateException(e); // of preferences that are in memory
    }
  }

  /** What is told of each that is missing is what is known of it: its tags. */
  private void findMissing(List<String> damage, List<String> details) throws BackingStoreException {
    Optional<KeptCount> apart = preferences.keptTags();
    Set<String> there = Set.of(keys());
    long missing = apart.map(KeptCount::read).orElse(0L) - there.size();
    if (missing > 0) {
      HostNames known = new HostNames(apart.map(KeptCount::names).orElse(List.of()));
      damage.add((NLS.bind(Messages.Tags_Missing, Quantities.count(missing)) + ' '
          + known.missing(there, Messages.Tags_MissingNames, Messages.Tags_MissingMore)).strip());
      details.addAll(known.missingLines(there));
    }
    apart.flatMap(KeptCount::damage).ifPresent(damage::add);
  }

  private static String words(List<String> wrong) {
    String first = String.join(", ", wrong.subList(0, Math.min(MOST_TOLD, wrong.size())));
    return wrong.isEmpty() ? Messages.Tags_Changed
        : NLS.bind(Messages.Tags_Damaged, Quantities.count(wrong.size()), first);
  }

  private void read(String key, Map<ObjectId, List<String>> tags, List<String> wrong) {
    String stored = node().get(key, "");
    try {
      ObjectId object = ObjectId.parse(key);
      if (!Tags.canHave(object) || tags.size() >= MOST_OBJECTS) {
        throw new IllegalArgumentException(key);
      }
      Map<String, String> own = new TreeMap<>();
      for (String word : stored.split(SEPARATOR, Tags.MOST + 1)) {
        if (Tags.isTag(word) && own.size() < Tags.MOST) {
          own.putIfAbsent(NameOrder.key(word), word);
        } else {
          wrong.add('\'' + Bounds.text(word, LONGEST_TOLD) + '\'');
        }
      }
      if (!own.isEmpty()) {
        tags.put(object, own.values().stream().sorted(NameOrder.NAMES).toList());
      }
    } catch (IllegalArgumentException e) {
      wrong.add('\'' + Bounds.text(key + '=' + stored, LONGEST_TOLD) + '\'');
    }
  }

  /** Sets what is stored of an object; {@link #save} makes it last. */
  void put(ObjectId object, List<String> tags) {
    if (tags.isEmpty()) {
      node().remove(object.key());
    } else {
      node().put(object.key(), String.join(SEPARATOR, tags));
    }
  }

  void save() {
    try {
      form().put(CURRENT);
      node().put(CHECK, check());
      HostNames.keep(preferences.keptTags(), lines(), preferences::save);
    } catch (BackingStoreException e) {
      throw new IllegalStateException(e); // of preferences that are in memory
    }
  }

  /** Of as many objects as can have tags, so many have room. */
  private List<String> lines() throws BackingStoreException {
    return Arrays.stream(keys()).map(key -> HostNames.line(key, Bounds.text(node().get(key, ""), Tags.LONGEST)))
        .toList();
  }

  private String[] keys() throws BackingStoreException {
    return Arrays.stream(node().keys()).filter(key -> !StoredForm.KEYS.contains(key) && !key.equals(CHECK)).sorted()
        .toArray(String[]::new);
  }

  private String check() throws BackingStoreException {
    CRC32 sum = new CRC32();
    for (String key : keys()) {
      sum.update((key + '=' + node().get(key, "") + '\n').getBytes(StandardCharsets.UTF_8));
    }
    return Long.toHexString(sum.getValue());
  }

  private StoredForm form() {
    return new StoredForm(node(), List.of(CURRENT),
        new StoredForm.Words(Messages.Tags_Newer, Messages.Tags_UnknownForm, Messages.Tags_FormDamaged));
  }

  private org.osgi.service.prefs.Preferences node() {
    return preferences.node().node(Preferences.TAGS);
  }
}
