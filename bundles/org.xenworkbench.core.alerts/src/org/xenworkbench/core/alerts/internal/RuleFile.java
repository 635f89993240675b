/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.host.FileLines;
import org.xenworkbench.core.workspace.DamagedFile;
import org.xenworkbench.core.workspace.KeptCount;
import org.xenworkbench.core.workspace.OwnersFiles;

/**
 * The file of the rules, in UTF-8: a line that says which form it has, the lines of each rule ({@link RuleForm}), and
 * one that says how many there are. A rule that cannot be read stays in the file as it is, so do comments, and a file
 * of a newer form is left alone. Not for several threads.
 */
final class RuleFile {

  private static final String FORM = "form";
  private static final String CURRENT = "1";
  private static final String END = "end";
  private static final String NAMES = RuleForm.NAME;

  /**
   * What a file has.
   *
   * @param rules those that can be read
   * @param damage what is wrong with others or the file, a sentence each
   * @param newer why it is left alone; empty if it has our form
   */
  record Content(List<AlertRule> rules, List<String> damage, Optional<String> newer) {
  }

  private final Path file;
  private final Optional<KeptCount> count;
  /** The lines of those that cannot be read. */
  private final List<List<String>> unreadable = new ArrayList<>();
  /** What somebody wrote before a rule that can be read, by its identity; the last ones are before none. */
  private final Map<UUID, List<String>> comments = new LinkedHashMap<>();
  private final List<String> lastComments = new ArrayList<>();

  /** A rule as it is written, and the comments before it and in the one before. */
  private record Block(List<String> comments, List<FileLines.Line> lines) {
  }

  /**
   * Uses that file, which need not be there.
   *
   * @param count remembers apart from it which rules there are
   */
  RuleFile(Path file, Optional<KeptCount> count) {
    this.file = file;
    this.count = count;
  }

  /** Reads what was written, and keeps a copy of it if that is damaged. */
  Content load(Instant now) {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      List<String> lost = count.map(KeptCount::names).orElse(List.of());
      return new Content(List.of(), lost.isEmpty() ? List.of()
          : List.of(NLS.bind(Messages.RuleFile_Gone, file, String.join(", ", lost))), Optional.empty());
    }
    try {
      Content content = read(true);
      return content.damage().isEmpty() || content.newer().isPresent() ? content : copied(content, now);
    } catch (IOException e) { // which says why
      String text = NLS.bind(Messages.RuleFile_LeftAlone, e.getMessage());
      return new Content(List.of(), List.of(text), Optional.of(text));
    }
  }

  private Content copied(Content content, Instant now) {
    List<String> damage = new ArrayList<>(content.damage());
    try {
      damage.add(NLS.bind(Messages.RuleFile_Copy, DamagedFile.copy(file, now)));
    } catch (IOException e) {
      damage.add(NLS.bind(Messages.RuleFile_NoCopy, file.getParent(), e.getMessage()));
    }
    return new Content(content.rules(), damage, Optional.empty());
  }

  /**
   * Reads a file that a user wrote.
   *
   * @throws IOException whose message names the file and says why it cannot be read
   */
  static Content readUsers(Path file) throws IOException {
    return new RuleFile(file, Optional.empty()).read(false);
  }

  private Content read(boolean isOurs) throws IOException {
    List<FileLines.Line> all = FileLines.read(file).stream()
        .filter(line -> !line.text().isBlank()).toList();
    List<FileLines.Line> lines = all.stream().filter(line -> !isComment(line)).toList();
    String form = lines.isEmpty() || !key(lines.get(0)).equals(FORM) ? "" : value(lines.get(0));
    boolean isNamed = form.matches("[0-9]{1,9}"); // else it is damaged, not newer
    if (!form.equals(CURRENT) && (isNamed || !isOurs && !form.isEmpty())) {
      String text = NLS.bind(Messages.RuleFile_UnknownForm, file, form);
      return new Content(List.of(), List.of(text), Optional.of(text));
    }
    List<AlertRule> rules = new ArrayList<>();
    List<String> damage = new ArrayList<>();
    if (isOurs && !isNamed && !lines.isEmpty()) {
      damage.add(NLS.bind(Messages.RuleFile_NoForm, file));
    }
    Set<UUID> ids = new HashSet<>();
    for (Block block : blocks(all, damage)) {
      readRule(block, isOurs, damage).ifPresent(rule -> {
        AlertRule own = withOwnIds(rule, ids);
        rules.add(own);
        comments.put(own.id(), block.comments);
        if (!own.equals(rule)) {
          damage.add(NLS.bind(Messages.RuleFile_SameId, rule.name()));
        }
      });
    }
    if (isOurs) {
      findMissing(lines, rules, damage);
    }
    return new Content(rules, damage, Optional.empty());
  }

  /** Secrets are kept by the identity of an action's use: with one of two rules the other's would be removed. */
  private static AlertRule withOwnIds(AlertRule rule, Set<UUID> taken) {
    UUID id = taken.add(rule.id()) ? rule.id() : UUID.randomUUID();
    return rule.toBuilder().id(id).actions(rule.actions().stream()
        .map(use -> taken.add(use.id()) ? use : AlertActionUse.of(use.action(), use.settings())).toList()).build();
  }

  private List<Block> blocks(List<FileLines.Line> lines, List<String> damage) {
    List<Block> blocks = new ArrayList<>();
    for (FileLines.Line line : lines) {
      String key = key(line);
      if (isComment(line)) {
        lastComments.add(line.text());
      } else if (key.equals(NAMES)) {
        blocks.add(new Block(List.copyOf(lastComments), new ArrayList<>(List.of(line))));
        lastComments.clear();
      } else if (!key.equals(FORM) && !key.equals(END)) {
        if (blocks.isEmpty()) {
          damage.add(NLS.bind(Messages.RuleFile_Stray, line.number()));
        } else {
          blocks.get(blocks.size() - 1).lines.add(line);
        }
      }
    }
    return blocks;
  }

  private static boolean isComment(FileLines.Line line) {
    return line.text().strip().startsWith("#");
  }

  private static String key(FileLines.Line line) {
    return line.text().substring(0, Math.max(0, line.text().indexOf('='))).strip();
  }

  private static String value(FileLines.Line line) {
    return line.text().substring(line.text().indexOf('=') + 1).strip();
  }

  private Optional<AlertRule> readRule(Block block, boolean isOurs, List<String> damage) {
    List<String> lines = block.lines.stream().map(FileLines.Line::text).toList();
    String name = value(block.lines.get(0));
    try {
      if (!block.lines.stream().allMatch(FileLines.Line::readable)) {
        throw new IllegalArgumentException(Messages.RuleFile_NotUtf8);
      }
      AlertRule rule = RuleForm.read(lines);
      if (isOurs && !RuleForm.isWhole(lines)) {
        damage.add(NLS.bind(Messages.RuleFile_Changed, name));
      }
      RuleChecks.mistake(rule).filter(mistake -> isOurs)
          .ifPresent(mistake -> damage.add(NLS.bind(Messages.RuleFile_Mistake, name, mistake)));
      return Optional.of(rule);
    } catch (IllegalArgumentException e) {
      damage.add(NLS.bind(Messages.RuleFile_BadRule, new Object[] {name, block.lines.get(0).number(), e.getMessage()}));
      unreadable.add(lines);
      lastComments.addAll(block.comments);
      return Optional.empty();
    }
  }

  private void findMissing(List<FileLines.Line> lines, List<AlertRule> rules, List<String> damage) {
    Optional<FileLines.Line> end = lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    boolean hasEnd = end.filter(line -> key(line).equals(END)).isPresent();
    int found = rules.size() + unreadable.size();
    if (!hasEnd || end.filter(line -> value(line).equals(Integer.toString(found))).isEmpty()) {
      damage.add(NLS.bind(hasEnd ? Messages.RuleFile_Missing : Messages.RuleFile_Cut, file, found));
    }
    List<String> names = new ArrayList<>(rules.stream().map(AlertRule::name).toList());
    unreadable.forEach(each -> names.add(each.get(0).substring(each.get(0).indexOf('=') + 1).strip()));
    List<String> lost = count.map(KeptCount::names).orElse(List.of()).stream().filter(name -> !names.contains(name))
        .toList();
    if (!lost.isEmpty()) {
      damage.add(NLS.bind(Messages.RuleFile_Lost, String.join(", ", lost)));
    }
    count.flatMap(KeptCount::damage).ifPresent(damage::add);
  }

  private byte[] bytes(Collection<AlertRule> rules) {
    List<String> lines = new ArrayList<>(List.of(FORM + " = " + CURRENT));
    Set<UUID> gone = new HashSet<>(comments.keySet());
    for (AlertRule rule : rules) {
      gone.remove(rule.id());
      lines.addAll(comments.getOrDefault(rule.id(), List.of()));
      lines.addAll(RuleForm.write(rule));
    }
    unreadable.forEach(lines::addAll);
    comments.forEach((id, some) -> lines.addAll(gone.contains(id) ? some : List.of()));
    lines.addAll(lastComments);
    lines.add(END + " = " + (rules.size() + unreadable.size()));
    return (String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /** Whether it is not there any more. */
  boolean isGone() {
    return Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether what would be written of them is more than is read. */
  boolean isTooLarge(Collection<AlertRule> rules) {
    return bytes(rules).length > FileLines.LARGEST;
  }

  /** Writes rules, and those that could not be read, as they were. */
  void save(Collection<AlertRule> rules) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      OwnersFiles.folder(folder);
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part); // a link there is not followed
    Files.write(part, bytes(rules), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    count.ifPresent(kept -> kept.write(rules.stream().map(rule -> rule.name().replace('\n', ' ')).toList()));
  }
}
