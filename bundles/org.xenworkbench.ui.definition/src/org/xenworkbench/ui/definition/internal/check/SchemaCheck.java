/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.check;

import java.util.Optional;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;

/** A schema that texts are compared with. */
@FunctionalInterface
public interface SchemaCheck {

  /** What reads one text and tells what is wrong with it; empty where there is no schema. */
  Optional<ContentHandler> handler(ErrorHandler complaints);
}
