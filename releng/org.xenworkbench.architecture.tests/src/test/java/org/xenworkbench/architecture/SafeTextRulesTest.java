/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts that come from outside pass through the one class that makes them safe, and names have one order. */
class SafeTextRulesTest {

  private static final String TEXT = "org.xenworkbench.core.text.";
  private static final Set<String> MAKE_SAFE = Set.of(TEXT + "SafeText", TEXT + "SafeLog",
      "org.xenworkbench.ui.Problems");
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

  private static final List<JavaClass> CLASSES = CodeRulesTest.importClasses().stream().toList();

  /** Class by class, since a text is not followed through a class: who reads and shows one must know the function. */
  @Test
  void whoReadsAndShowsATextMakesItSafe() {
    Map<String, List<JavaClass>> files = CLASSES.stream().collect(Collectors.groupingBy(SafeTextRulesTest::file));
    assertThat(files.values().stream().filter(file -> calls(file).anyMatch(SafeTextRulesTest::isSink)).count())
        .as("files with a sink").isGreaterThan(20);
    assertThat(files.entrySet().stream().filter(file -> calls(file.getValue()).anyMatch(SafeTextRulesTest::isSink))
        .filter(file -> calls(file.getValue()).anyMatch(SafeTextRulesTest::isSource))
        .filter(file -> file.getValue().stream().flatMap(each -> each.getDirectDependenciesFromSelf().stream())
            .noneMatch(dependency -> MAKE_SAFE.contains(dependency.getTargetClass().getName())))
        .map(Map.Entry::getKey)).isEmpty();
  }

  @Test
  void onlyTheSafeLogIsWrittenTo() {
    assertThat(CLASSES.stream().filter(each -> !each.getName().equals(TEXT + "SafeLog"))
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
    String owner = call.getTargetOwner().getName();
    return SOURCES.contains(call.getName()) && !call.getTargetOwner().isEnum() // whose names are ours
        && (owner.startsWith("org.xenworkbench.core.") || owner.startsWith("java.") || owner.endsWith("IStatus"));
  }
}
