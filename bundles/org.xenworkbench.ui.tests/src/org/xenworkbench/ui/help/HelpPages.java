/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the page that the help shows of the user's guide, which is written once, in Markdown. It knows what the guide
 * uses: headings, paragraphs, tables, code, bold and italic words. Run as a program it takes the guide and the page.
 */
public final class HelpPages {

  private static final String HEAD = """
      <!DOCTYPE html>
      <!-- Made from docs/user-guide.md by HelpPages: change that. -->
      <html lang="en"><head><meta charset="utf-8"/><title>Xen Workbench</title>
      <style>
      :root { color-scheme: light dark; }
      body { font-family: sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.45; }
      table { border-collapse: collapse; } td, th { border: 1px solid #8888; padding: .2em .6em; text-align: left; }
      pre { padding: .6em; border: 1px solid #8888; overflow-x: auto; }
      </style></head><body>
      """;

  private final StringBuilder page = new StringBuilder(HEAD);
  private final List<String> paragraph = new ArrayList<>();
  private boolean inTable;
  private boolean inList;
  private boolean inCode;

  private HelpPages() {
  }

  /** Writes the page. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[1]), page(Files.readString(Path.of(arguments[0]))));
  }

  static String page(String markdown) {
    HelpPages pages = new HelpPages();
    markdown.lines().forEach(pages::line);
    pages.endBlock();
    return pages.page.append("</body></html>\n").toString();
  }

  private void line(String line) {
    if (line.startsWith("```")) {
      endBlock();
      page.append(inCode ? "</pre>\n" : "<pre>");
      inCode = !inCode;
    } else if (inCode) {
      page.append(escaped(line)).append('\n');
    } else if (line.startsWith("#")) {
      endBlock();
      heading(line.indexOf(' '), line.substring(line.indexOf(' ') + 1));
    } else if (line.startsWith("|")) {
      row(line);
    } else if (line.startsWith("- ")) {
      item(line.substring(2));
    } else if (line.isBlank() || line.startsWith("![")) {
      endBlock(); // pictures are left to the documentation on the web
    } else {
      paragraph.add(line);
    }
  }

  private void heading(int level, String title) {
    String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    page.append("<h" + level + " id=\"" + name + "\">" + words(title) + "</h" + level + ">\n");
  }

  private void row(String line) {
    if (line.matches("[|\\- ]+") && line.contains("-")) {
      return;
    }
    if (!inTable) {
      endBlock();
      page.append("<table>\n");
    }
    String cell = inTable ? "td" : "th";
    inTable = true;
    String inner = line.strip().replaceAll("^\\||\\|$", "");
    page.append(Stream.of(inner.split("\\|", -1))
        .map(text -> "<" + cell + ">" + words(text.strip()) + "</" + cell + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>\n")));
  }

  private void item(String text) {
    if (inList) {
      endParagraph("li");
    } else {
      endBlock();
      page.append("<ul>\n");
      inList = true;
    }
    paragraph.add(text);
  }

  private void endParagraph(String tag) {
    if (!paragraph.isEmpty()) {
      page.append('<' + tag + '>').append(words(String.join("\n", paragraph))).append("</" + tag + ">\n");
      paragraph.clear();
    }
  }

  private void endBlock() {
    endParagraph(inList ? "li" : "p");
    if (inList) {
      page.append("</ul>\n");
      inList = false;
    }
    if (inTable) {
      page.append("</table>\n");
      inTable = false;
    }
  }

  /** Bold and italic words and links outside code, which stays as it stands. */
  private static String words(String text) {
    StringBuilder marked = new StringBuilder();
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      marked.append(i % 2 == 1 ? "<code>" + escaped(parts[i]) + "</code>"
          : escaped(parts[i]).replaceAll("(?s)\\*\\*(.+?)\\*\\*", "<b>$1</b>")
              .replaceAll("(?s)\\*(.+?)\\*", "<i>$1</i>").replaceAll("\\[([^]]+)\\]\\([^)]+\\)", "$1"));
    }
    return marked.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
