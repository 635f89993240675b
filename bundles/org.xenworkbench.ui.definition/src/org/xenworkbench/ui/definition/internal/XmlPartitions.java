/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.List;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentPartitioner;
import org.eclipse.jface.text.rules.FastPartitioner;
import org.eclipse.jface.text.rules.IPredicateRule;
import org.eclipse.jface.text.rules.MultiLineRule;
import org.eclipse.jface.text.rules.RuleBasedPartitionScanner;
import org.eclipse.jface.text.rules.Token;

/** Of what a text of XML consists: comments, tags, and what is between them. */
final class XmlPartitions {

  static final String COMMENT = "__definition_comment";
  static final String TAG = "__definition_tag";
  private static final String[] TYPES = {COMMENT, TAG};

  private XmlPartitions() {
  }

  /** All kinds, what is between tags among them. */
  static List<String> types() {
    return List.of(IDocument.DEFAULT_CONTENT_TYPE, COMMENT, TAG);
  }

  /** Has the parts of a document kept while it changes. */
  static void connect(IDocument document) {
    RuleBasedPartitionScanner scanner = new RuleBasedPartitionScanner();
    scanner
        .setPredicateRules(new IPredicateRule[] {new MultiLineRule("<!--", "-->", new Token(COMMENT), (char) 0, true),
            new MultiLineRule("<", ">", new Token(TAG), (char) 0, true)});
    IDocumentPartitioner partitioner = new FastPartitioner(scanner, TYPES);
    partitioner.connect(document);
    document.setDocumentPartitioner(partitioner);
  }
}
