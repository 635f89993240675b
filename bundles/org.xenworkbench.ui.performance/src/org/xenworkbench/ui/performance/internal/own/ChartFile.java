/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.workspace.OwnersFiles;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.WholeFile;

/**
 * A file of charts, in XML and UTF-8. One that cannot be read costs that chart only, and stays in the file as it is, as
 * do one that nobody changed here, with the comments in it, and the comments before charts; a file that is damaged as a whole is kept as a copy; one of a newer version is left alone. Not for several threads.
 */
final class ChartFile {

  /** A chart has a few hundred bytes. */
  static final int LARGEST = 1 << 20;
  private static final String ROOT = "charts";
  private static final String VERSION = "version";
  private static final int CURRENT = 1;
  /** More problems of one file would be all that is said. */
  private static final int MOST_TOLD = 10;
  private static final Pattern PIECE = Pattern.compile("<chart\\s[^>]{0,9999}(?:/>|>[^\\x00]{0,99999}?</chart>)");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path file;
  /** What cannot be read, to be written again. */
  private final List<ChartElement> unreadable = new ArrayList<>();
  /** How charts were written, by their identities. */
  private final Map<String, Written> written = new HashMap<>();
  /** The comments after all charts. */
  private final List<ChartElement> end = new ArrayList<>();

  /**
   * How a chart was written by whoever did it.
   *
   * @param before the comments before it
   */
  private record Written(ChartDefinition chart, List<ChartElement> before, ChartElement element) {

    /** As it was, unless it has changed since. */
    List<ChartElement> as(ChartDefinition now) {
      List<ChartElement> all = new ArrayList<>(before);
      all.add(now.equals(chart) ? element : ChartForm.write(now));
      return all;
    }
  }

  /**
   * What a file has.
   *
   * @param charts those that can be read, each with an identity of its own
   * @param problems what is wrong with others or the file, a sentence each
   * @param newer why it is left alone; empty if its version is ours
   */
  record Content(List<ChartDefinition> charts, List<String> problems, Optional<String> newer) {
  }

  /** Uses that file, which need not be there. */
  ChartFile(Path file) {
    this.file = file;
  }

  /** Reads our own file; of one that is damaged as a whole it keeps a copy. */
  Content load(Instant now) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Content(List.of(), List.of(), Optional.empty());
    }
    try {
      return parse(text());
    } catch (IOException e) {
      List<String> problems = new ArrayList<>(List.of(NLS.bind(Messages.ChartFile_damaged, file, reason(e))));
      Optional<String> uncopied = copy(now, problems);
      return new Content(uncopied.isPresent() ? List.of() : salvaged(problems), problems, uncopied);
    }
  }

  private static String reason(IOException e) {
    return String.valueOf(Problems.explained(e).getMessage());
  }

  /** Why there is no copy; it is not written over then. */
  private Optional<String> copy(Instant now, List<String> problems) {
    Path copy = file.resolveSibling(file.getFileName() + ".corrupt-" + STAMP.format(now));
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      problems.add(NLS.bind(Messages.ChartFile_copy, copy));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(NLS.bind(Messages.ChartFile_noCopy, file, reason(e)));
    }
  }

  /**
   * Reads a file that a user chose.
   *
   * @throws IOException with a sentence that says why nothing of it can be read
   */
  static Content readUsers(Path file) throws IOException {
    try {
      ChartFile users = new ChartFile(file);
      return users.parse(users.text());
    } catch (IOException e) {
      throw Problems.explained(e);
    }
  }

  private String text() throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    }
    if (bytes.length > LARGEST) {
      throw new IOException(NLS.bind(Messages.ChartFile_large, Quantities.bytes(LARGEST)));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replaceFirst("^\\uFEFF", "");
    } catch (CharacterCodingException e) {
      throw new IOException(Messages.ChartFile_notUtf8, e);
    }
  }

  private Content parse(String text) throws IOException {
    ChartElement root = ChartXml.read(text);
    String version = root.attribute(VERSION);
    if (!root.name().equals(ROOT) || !version.matches("[0-9]{1,9}")) {
      throw new IOException(NLS.bind(Messages.ChartFile_noCharts, ROOT, VERSION));
    }
    if (Integer.parseInt(version) > CURRENT) {
      String newer = NLS.bind(Messages.ChartFile_newer, file, version);
      return new Content(List.of(), List.of(newer), Optional.of(newer));
    }
    List<String> problems = new ArrayList<>();
    List<ChartDefinition> charts = read(root.children(), problems);
    return new Content(charts, told(problems), Optional.empty());
  }

  private List<ChartDefinition> read(List<ChartElement> elements, List<String> problems) {
    List<ChartDefinition> charts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<ChartElement> comments = new ArrayList<>();
    for (ChartElement element : elements) {
      if (element.isComment()) {
        comments.add(element);
        continue;
      }
      List<ChartElement> before = List.copyOf(comments);
      comments.clear();
      try {
        ChartDefinition chart = ChartForm.read(element);
        if (ids.add(chart.id())) {
          charts.add(chart);
          written.put(chart.id(), new Written(chart, before, element));
        } else {
          charts.add(chart.copy(chart.name()));
        }
      } catch (IllegalArgumentException e) {
        unreadable.addAll(before);
        unreadable.add(element);
        String name = element.attribute(ChartForm.NAME).isEmpty() ? element.name() : element.attribute(ChartForm.NAME);
        problems.add(NLS.bind(Messages.ChartFile_chart, new Object[] {name, element.line(), e.getMessage()}));
      }
    }
    end.addAll(comments);
    return charts;
  }

  /** The charts of a file that is no XML as a whole, which are whole themselves. */
  private List<ChartDefinition> salvaged(List<String> problems) {
    List<ChartElement> whole = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      Matcher pieces = PIECE.matcher(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
      while (pieces.find()) {
        piece(pieces.group()).ifPresent(whole::add);
      }
    } catch (IOException e) {
      return List.of(); // why, was said already
    }
    List<ChartDefinition> charts = read(whole, new ArrayList<>());
    unreadable.clear(); // they are in the copy
    problems.add(MessageFormat.format(Messages.ChartFile_salvaged, charts.size()));
    return charts;
  }

  private static Optional<ChartElement> piece(String text) {
    try {
      return Optional.of(ChartXml.read(text));
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
   * Writes charts, and those that could not be read, as they were.
   *
   * @throws IOException if that failed, or would be too much to be read again; the file is as it was
   */
  void save(Collection<ChartDefinition> charts) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      OwnersFiles.folder(folder);
    }
    List<ChartElement> elements = new ArrayList<>();
    charts.forEach(chart -> elements.addAll(Optional.ofNullable(written.get(chart.id()))
        .map(known -> known.as(chart)).orElseGet(() -> List.of(ChartForm.write(chart)))));
    elements.addAll(unreadable);
    elements.addAll(end);
    write(file, elements);
  }

  /** Writes charts into a file that a user chose. */
  static void export(Path file, Collection<ChartDefinition> charts) throws IOException {
    write(file, charts.stream().map(ChartForm::write).toList());
  }

  private static void write(Path file, List<ChartElement> elements) throws IOException {
    byte[] bytes = ChartXml.write(new ChartElement(ROOT, Map.of(VERSION, Integer.toString(CURRENT)), elements, 0))
        .getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LARGEST) {
      throw new IOException(NLS.bind(Messages.ChartFile_large, Quantities.bytes(LARGEST)));
    }
    WholeFile.write(file, path -> Files.write(path, bytes));
  }
}
