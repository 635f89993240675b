/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.workspace.BoundedFile;
import org.xenworkbench.core.workspace.DamagedFile;
import org.xenworkbench.core.workspace.OwnersFiles;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.WholeFile;

/**
 * A file of charts, in XML and UTF-8. One that cannot be read costs that chart only, and stays in the file as it is, as
 * do texts and comments; a file that is damaged as a whole is kept as a copy; one of a newer version, or that is too
 * large, is left alone. Not for several threads.
 */
final class ChartFile {

  /** A chart has a few hundred bytes. */
  static final int LARGEST = 1 << 20;
  /** More of a user's nobody looks at. */
  static final int MOST_CHARTS = 500;
  /** A reason may quote what is in a file. */
  static final int LONGEST_REASON = 300;
  private static final String ROOT = "charts";
  private static final String VERSION = "version";
  private static final int CURRENT = 1;
  /** More problems of one file would be all that is said. */
  private static final int MOST_TOLD = 10;
  private static final String PIECE = '<' + ChartForm.CHART;
  private static final String PIECE_END = "</" + ChartForm.CHART + '>';

  private final Path file;
  /** What was read; its root is written again with other charts in it. */
  private ChartXml.Document stored = new ChartXml.Document(List.of(), root(List.of()), List.of());
  /** The identity of the chart that was read from an element; those that could not be read are not among them. */
  private final Map<ChartElement, String> ids = new IdentityHashMap<>();

  /**
   * What a file has.
   *
   * @param charts those that can be read, each with an identity of its own
   * @param problems what is wrong with others or the file, a sentence each
   * @param newer why it is left alone; empty if it can be changed
   */
  record Content(List<ChartDefinition> charts, List<String> problems, Optional<String> newer) {

    static Content leftAlone(String why) {
      return new Content(List.of(), List.of(why), Optional.of(why));
    }
  }

  /** Uses that file, which need not be there. */
  ChartFile(Path file) {
    this.file = file;
  }

  private static ChartElement root(List<ChartNode> content) {
    return new ChartElement(ROOT, Map.of(VERSION, Integer.toString(CURRENT)), content, 0);
  }

  /** Reads our own file; of one that is damaged as a whole it keeps a copy. */
  Content load(Instant now) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Content(List.of(), List.of(), Optional.empty());
    }
    byte[] bytes;
    try {
      bytes = bytes(file);
    } catch (IOException e) {
      return Content.leftAlone(NLS.bind(Messages.ChartFile_leftAlone, file, reason(e)));
    }
    try {
      return parse(text(bytes), MOST_CHARTS);
    } catch (IOException e) {
      List<String> problems = new ArrayList<>(List.of(NLS.bind(Messages.ChartFile_damaged, file, reason(e))));
      Optional<String> uncopied = copy(now, problems);
      return new Content(uncopied.isPresent() ? List.of() : salvaged(bytes, problems), problems, uncopied);
    }
  }

  private static String reason(IOException e) {
    return ChartElement.cut(String.valueOf(Problems.explained(e).getMessage()), LONGEST_REASON);
  }

  /** Why there is no copy; it is not written over then. */
  private Optional<String> copy(Instant now, List<String> problems) {
    try {
      problems.add(NLS.bind(Messages.ChartFile_copy, DamagedFile.copy(file, now)));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(NLS.bind(Messages.ChartFile_noCopy, file, reason(e)));
    }
  }

  /**
   * Reads a file that a user chose, however many charts it has.
   *
   * @throws IOException with a sentence that says why nothing of it can be read
   */
  static Content readUsers(Path file) throws IOException {
    try {
      return new ChartFile(file).parse(text(bytes(file)), Integer.MAX_VALUE);
    } catch (IOException e) {
      throw Problems.explained(e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    Optional<byte[]> bytes = BoundedFile.read(file, LARGEST);
    if (bytes.isEmpty()) {
      throw new IOException(Files.isRegularFile(file) ? NLS.bind(Messages.ChartFile_large, Quantities.bytes(LARGEST))
          : Messages.ChartFile_noFile);
    }
    return bytes.get();
  }

  private static String text(byte[] bytes) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("^\\uFEFF", "");
    } catch (CharacterCodingException e) {
      throw new IOException(Messages.ChartFile_notUtf8, e);
    }
  }

  private Content parse(String text, int most) throws IOException {
    ChartXml.Document document = ChartXml.read(text);
    ChartElement root = document.root();
    String version = root.attribute(VERSION);
    if (!root.name().equals(ROOT) || !version.matches("[0-9]{1,9}")) {
      throw new IOException(NLS.bind(Messages.ChartFile_noCharts, ROOT, VERSION));
    }
    if (Integer.parseInt(version) > CURRENT) {
      return Content.leftAlone(NLS.bind(Messages.ChartFile_newer, file, version));
    }
    List<String> problems = new ArrayList<>();
    List<ChartDefinition> charts = read(root.children(), most, problems);
    stored = document;
    return new Content(charts, told(problems), Optional.empty());
  }

  private List<ChartDefinition> read(List<ChartElement> elements, int most, List<String> problems) {
    List<ChartDefinition> charts = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    int left = 0;
    for (ChartElement element : elements) {
      try {
        ChartDefinition read = ChartForm.read(element);
        if (charts.size() >= most) {
          left++;
        } else {
          ChartDefinition chart = taken.add(read.id()) ? read : read.copy(read.name());
          charts.add(chart);
          ids.put(element, chart.id());
        }
      } catch (IllegalArgumentException e) {
        problems.add(NLS.bind(Messages.ChartFile_chart, new Object[] {element.label(), element.line(),
            ChartElement.cut(String.valueOf(e.getMessage()), LONGEST_REASON)}));
      }
    }
    if (left > 0) {
      problems.add(0, MessageFormat.format(Messages.ChartFile_many, left, most));
    }
    return charts;
  }

  /** The charts of a file that is no XML as a whole, which are whole themselves. */
  private List<ChartDefinition> salvaged(byte[] bytes, List<String> problems) {
    // Each begins where the one before ends at the latest, so that no text is searched twice.
    List<ChartElement> whole = Stream.of(new String(bytes, StandardCharsets.UTF_8).split("(?=" + PIECE + "\\s)"))
        .filter(piece -> piece.startsWith(PIECE) && piece.contains(PIECE_END)).limit(MOST_CHARTS)
        .flatMap(piece -> piece(piece.substring(0, piece.indexOf(PIECE_END) + PIECE_END.length())).stream()).toList();
    List<ChartDefinition> charts = read(whole, MOST_CHARTS, new ArrayList<>());
    problems.add(MessageFormat.format(Messages.ChartFile_salvaged, charts.size()));
    return charts;
  }

  private static Optional<ChartElement> piece(String text) {
    try {
      return Optional.of(ChartXml.read(text).root());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<String> told(List<String> problems) {
    List<String> told = new ArrayList<>(problems.subList(0, Math.min(problems.size(), MOST_TOLD)));
    if (problems.size() > MOST_TOLD) {
      told.add(MessageFormat.format(Messages.ChartFile_more, problems.size() - MOST_TOLD));
    }
    return told;
  }

  /**
   * What is written of charts: with them those that could not be read, and all texts and comments.
   *
   * @throws IOException if it would be too much to be read again
   */
  byte[] bytes(Collection<ChartDefinition> charts) throws IOException {
    Map<String, ChartElement> elements = new HashMap<>();
    ids.forEach((element, id) -> elements.put(id, element));
    Map<String, List<ChartNode>> before = new HashMap<>();
    List<ChartNode> last = sortOut(charts, before);
    List<ChartNode> content = new ArrayList<>();
    for (ChartDefinition chart : charts) {
      ChartElement element = ChartForm.write(chart);
      content.addAll(before.getOrDefault(chart.id(), List.of()));
      content.add(elements.containsKey(chart.id()) ? elements.get(chart.id()).replacedBy(element) : element);
    }
    content.addAll(last);
    Map<String, String> attributes = new LinkedHashMap<>(stored.root().attributes());
    return bytes(stored.withRoot(new ChartElement(ROOT, attributes, content, 0)));
  }

  /**
   * Says where what is no chart of ours belongs: what stands before a chart goes with it, and before the next one when
   * it is deleted.
   *
   * @param before takes what stands before each chart, by its identity
   * @return what stands at the end, with those that could not be read
   */
  private List<ChartNode> sortOut(Collection<ChartDefinition> charts, Map<String, List<ChartNode>> before) {
    Set<String> present = new HashSet<>(charts.stream().map(ChartDefinition::id).toList());
    List<ChartNode> last = new ArrayList<>();
    List<ChartNode> pending = new ArrayList<>();
    for (ChartNode node : stored.root().content()) {
      String id = node instanceof ChartElement element ? ids.getOrDefault(element, "") : "";
      if (present.contains(id)) {
        before.put(id, List.copyOf(pending));
        pending.clear();
      } else if (id.isEmpty()) {
        pending.add(node);
        if (node instanceof ChartElement) {
          last.addAll(pending);
          pending.clear();
        }
      }
    }
    last.addAll(pending);
    return last;
  }

  private static byte[] bytes(ChartXml.Document document) throws IOException {
    byte[] bytes = ChartXml.write(document).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LARGEST) {
      throw new IOException(NLS.bind(Messages.ChartFile_large, Quantities.bytes(LARGEST)));
    }
    return bytes;
  }

  /** Writes what {@link #bytes} made. @throws IOException if that failed; the file is as it was */
  void save(byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      OwnersFiles.folder(folder);
    }
    WholeFile.write(file, path -> Files.write(path, bytes));
  }

  /** Writes charts into a file that a user chose. */
  static void export(Path file, Collection<ChartDefinition> charts) throws IOException {
    byte[] bytes = bytes(new ChartXml.Document(List.of(),
        root(charts.stream().<ChartNode>map(ChartForm::write).toList()), List.of()));
    WholeFile.write(file, path -> Files.write(path, bytes));
  }
}
