/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts that come from outside pass through the one class that makes them safe, and names have one order. */
class SafeTextRulesTest {

  private static final String OURS = "org.xenworkbench.";
  private static final String TEXT = "org.xenworkbench.core.text.";
  private static final Set<String> MAKE_SAFE = Set.of(TEXT + "SafeText", "org.xenworkbench.ui.Problems");
  /** Makes safe what is written, and nothing that is shown: whoever logs may show a text as it came. */
  private static final String SAFE_LOG = TEXT + "SafeLog";
  private static final String WRITTEN = "java.io.";
  /** Where texts go to, by the beginning of the class's name. */
  private static final Map<String, Set<String>> SINKS = Map.of(
      "java.io.Print", Set.of("println", "print", "printf"),
      "org.eclipse.swt.", Set.of("setText", "setToolTipText", "setMessage", "setContents"),
      "org.eclipse.jface.", Set.of("setText", "setTitle", "setMessage", "setErrorMessage", "open", "openError"),
      "org.eclipse.ui.", Set.of("setPartName", "setTitleToolTip", "setContentDescription", "setTooltip", "setText"),
      "org.eclipse.core.runtime.jobs.Job", Set.of("create", "<init>"),
      "org.eclipse.core.runtime.IProgressMonitor", Set.of("beginTask", "setTaskName", "subTask"),
      "javax.management.ObjectName", Set.of("quote"));
  /** Where texts come from: what names, messages and reasons of hosts and VMs are read by. */
  private static final Set<String> SOURCES = Set.of("name", "vmName", "hostName", "sourceName", "targetName", "message",
      "details", "reason", "runningText", "doneText", "progressText", "getMessage");

  /**
   * Records of ours whose texts were made safe, are the user's own to type on, are the guide's, or are keys that nobody
   * is shown.
   */
  private static final Set<String> KEPT_SAFE =
      Set.of("Detail", "HostDraft", "Part.id", "Part.title", "ChartKey", "ColumnSort.key", "Board.groups");

  private static final List<JavaClass> CLASSES = CodeRulesTest.importClasses().stream().toList();

  /** Class by class, since a text is not followed through a class: who reads and shows one must know the function. */
  @Test
  void whoReadsAndShowsATextMakesItSafe() {
    Map<String, List<JavaClass>> files = CLASSES.stream().collect(Collectors.groupingBy(SafeTextRulesTest::file));
    assertThat(files.values().stream().filter(file -> calls(file).anyMatch(SafeTextRulesTest::isSink)).count())
        .as("files with a sink").isGreaterThan(20);
    assertThat(files.entrySet().stream().filter(file -> calls(file.getValue()).anyMatch(SafeTextRulesTest::isSink))
        .filter(file -> calls(file.getValue()).anyMatch(SafeTextRulesTest::isSource))
        .filter(file -> !isMadeSafe(file.getValue())).map(Map.Entry::getKey)).isEmpty();
  }

  private static boolean isMadeSafe(List<JavaClass> file) {
    Set<String> used = file.stream().flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getName()).collect(Collectors.toSet());
    return used.stream().anyMatch(MAKE_SAFE::contains) || used.contains(SAFE_LOG) && calls(file)
        .filter(SafeTextRulesTest::isSink).allMatch(call -> call.getTargetOwner().getName().startsWith(WRITTEN));
  }

  @Test
  void onlyTheSafeLogIsWrittenTo() {
    assertThat(CLASSES.stream().filter(each -> !each.getName().equals(SAFE_LOG))
        .filter(each -> calls(List.of(each)).anyMatch(call -> call.getName().equals("of")
            && call.getTargetOwner().getName().equals("org.eclipse.core.runtime.ILog")))
        .map(JavaClass::getName)).isEmpty();
  }

  /** Every other order has node10 before node2. */
  @Test
  void namesHaveOneOrder() {
    assertThat(CLASSES.stream().filter(each -> each.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> dependency.getTargetClass().getName().equals("java.text.Collator"))
        || each.getFieldAccessesFromSelf().stream()
            .anyMatch(access -> access.getTarget().getName().equals("CASE_INSENSITIVE_ORDER"))
        || calls(List.of(each)).anyMatch(call -> call.getName().equals("compareToIgnoreCase")))
        .map(JavaClass::getName)).isEmpty();
  }

  private static String file(JavaClass each) {
    return each.getName().replaceFirst("\\$.*", "");
  }

  private static Stream<JavaCall<?>> calls(List<JavaClass> classes) {
    return classes.stream().flatMap(each -> Stream.concat(each.getMethodCallsFromSelf().stream(),
        each.getConstructorCallsFromSelf().stream()));
  }

  private static boolean isSink(JavaCall<?> call) {
    return SINKS.entrySet().stream().anyMatch(sink -> sink.getValue().contains(call.getName())
        && call.getTargetOwner().getName().startsWith(sink.getKey()));
  }

  private static boolean isSource(JavaCall<?> call) {
    return isTextOfModel(call) || isKept(call);
  }

  /** A text of one of our records: whoever made it may have got it from the model, as a board its names. */
  private static boolean isKept(JavaCall<?> call) {
    String owner = call.getTargetOwner().getSimpleName();
    return call.getTargetOwner().getName().startsWith(OURS) && call.getTargetOwner().isRecord()
        && !KEPT_SAFE.contains(owner) && !KEPT_SAFE.contains(owner + '.' + call.getName())
        && call.getTarget().resolveMember().filter(JavaMethod.class::isInstance).map(JavaMethod.class::cast)
            .filter(method -> method.getParameters().isEmpty() && !method.getModifiers().contains(JavaModifier.STATIC)
                && call.getTargetOwner().tryGetField(method.getName()).isPresent())
            .filter(method -> method.getReturnType().getAllInvolvedRawTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(String.class)))
            .isPresent();
  }

  private static boolean isTextOfModel(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    return SOURCES.contains(call.getName()) && !call.getTargetOwner().isEnum() // whose names are ours
        && (owner.startsWith("org.xenworkbench.core.") || owner.startsWith("java.") || owner.endsWith("IStatus"));
  }
}
