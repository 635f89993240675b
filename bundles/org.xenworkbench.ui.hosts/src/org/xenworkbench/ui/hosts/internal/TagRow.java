/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;

/**
 * A tag that VMs stand below; the one without a name has those that have no tag. Immutable.
 *
 * @param id its identity
 * @param name what it is called
 */
public record TagRow(TagId id, String name) implements ModelObject {

  /** Below it is what has no tag. */
  static final TagRow NONE = new TagRow(new TagId(""), TreeWords.TagKind_none);

  /**
   * Identity of a tag.
   *
   * @param tag as it is spelt; empty for none
   */
  record TagId(String tag) implements ObjectId {

    static final String PREFIX = "tag/";

    @Override
    public String key() {
      return PREFIX + tag;
    }
  }

  /** That of a tag. */
  static TagRow of(TagId id) {
    return id.tag().isEmpty() ? NONE : new TagRow(id, id.tag());
  }
}
