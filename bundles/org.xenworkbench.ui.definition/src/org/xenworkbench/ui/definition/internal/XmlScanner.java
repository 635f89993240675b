/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.rules.ICharacterScanner;
import org.eclipse.jface.text.rules.IRule;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.IWordDetector;
import org.eclipse.jface.text.rules.MultiLineRule;
import org.eclipse.jface.text.rules.RuleBasedScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.rules.WordRule;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;

/** Tells the parts of a partition from each other by their colors. */
final class XmlScanner {

  private XmlScanner() {
  }

  private static IToken token(Color color, int style) {
    return new Token(new TextAttribute(color, null, style));
  }

  /** What is between tags. */
  static final class Text extends RuleBasedScanner {

    Text(XmlColors colors) {
      setDefaultReturnToken(token(colors.text(), SWT.NORMAL));
    }
  }

  /** A comment. */
  static final class Comment extends RuleBasedScanner {

    Comment(XmlColors colors) {
      setDefaultReturnToken(token(colors.comment(), SWT.ITALIC));
    }
  }

  /** A tag: its name, names of attributes and their values. */
  static final class Tag extends RuleBasedScanner {

    Tag(XmlColors colors) {
      IToken value = token(colors.value(), SWT.NORMAL);
      setDefaultReturnToken(token(colors.tag(), SWT.NORMAL));
      setRules(new IRule[] {new MultiLineRule("\"", "\"", value), new MultiLineRule("'", "'", value),
          new ElementName(token(colors.tag(), SWT.NORMAL)),
          new WordRule(new NameDetector(), token(colors.attribute(), SWT.NORMAL))});
    }
  }

  /** The name of an element, with the bracket before it. */
  private static final class ElementName implements IRule {

    private final IToken token;

    ElementName(IToken token) {
      this.token = token;
    }

    @Override
    public IToken evaluate(ICharacterScanner scanner) {
      if (scanner.read() != '<') {
        scanner.unread();
        return Token.UNDEFINED;
      }
      int c = scanner.read();
      while (c == '/' || c == '?' || isInName(c)) {
        c = scanner.read();
      }
      scanner.unread();
      return token;
    }
  }

  private static boolean isInName(int c) {
    return c > 0 && (Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.');
  }

  private static final class NameDetector implements IWordDetector {

    @Override
    public boolean isWordStart(char c) {
      return isInName(c);
    }

    @Override
    public boolean isWordPart(char c) {
      return isInName(c);
    }
  }
}
