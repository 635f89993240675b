/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks the compiled classes of all bundles that are no tests. */
class CodeRulesTest {

  private static final int FEWEST_CLASSES = 200;
  private static final String THREADS = "org.xenworkbench.core.concurrent.Threads";
  private static final String TIMING = "org.xenworkbench.core.concurrent.Timing";
  /** It has its file mended before there is an object. */
  private static final String PREFERENCES = "org.xenworkbench.core.internal.Preferences";
  /** What they read of a host has the time of the reading, and native code waits by no clock of ours. */
  private static final Set<String> DRIVERS = Set.of("core.libvirt", "core.oshi");
  /** The place that asks, what java.util.concurrent would do, what measures painting, and what runs before all else. */
  private static final Set<String> MAY_ASK = Set.of("org.xenworkbench.core.concurrent.SystemTiming",
      "org.xenworkbench.core.concurrent.BorrowingPool", "org.xenworkbench.core.workspace.WorkspaceLock",
      "org.xenworkbench.ui.Refresher", "org.xenworkbench.ui.RefreshTimes",
      "org.xenworkbench.ui.charts.TimeSeriesChart", "org.xenworkbench.ui.performance.internal.BoardPanel",
      "org.xenworkbench.ui.performance.internal.Previews", "org.xenworkbench.ui.eventlog.internal.LogTable",
      "org.xenworkbench.headless.internal.HeadlessApplication");
  /** What gives them in that time, what waits for the network by itself, and what runs before there is an engine. */
  private static final Set<String> MAY_MAKE_THREADS = Set.of(TIMING, THREADS,
      "org.xenworkbench.core.concurrent.SystemTiming",
      "org.xenworkbench.core.alerts.internal.WebhookAction", "org.xenworkbench.core.workspace.WorkspaceLock",
      "org.xenworkbench.core.workspace.DiskWatch");
  /** The dialogs that know of an end without an answer, and what they are instead of. */
  private static final Set<String> ASKING = Set.of("AskingDialog", "QuestionDialog");
  private static final Set<String> JFACE_ASKS = Set.of("org.eclipse.jface.dialogs.TitleAreaDialog",
      "org.eclipse.jface.dialogs.InputDialog", "org.eclipse.jface.dialogs.MessageDialog");
  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes = importClasses();
  }

  static JavaClasses importClasses() {
    return importClasses(Layers.bundles().stream().filter(bundle -> !bundle.equals("core.testkit")));
  }

  static JavaClasses importClasses(Stream<String> bundles) {
    List<Path> folders = bundles
        .map(bundle -> Layers.folder().resolve(Layers.PREFIX + bundle).resolve("target/classes"))
        .filter(Files::isDirectory).toList();
    return new ClassFileImporter().withImportOption(CodeRulesTest::hasSource).importPaths(folders);
  }

  /** Tycho leaves the class files of sources that were removed. */
  private static boolean hasSource(Location location) {
    String file = Path.of(location.asURI()).toString();
    return Files.exists(Path.of(file.replace("/target/classes/", "/src/")
        .replaceFirst("(\\$[^/]*)?\\.class$", ".java")));
  }

  @Test
  void everyBundleIsCompiled() {
    assertThat(classes.size()).as("classes").isGreaterThan(FEWEST_CLASSES);
    assertThat(Layers.bundles().stream().filter(bundle -> !bundle.equals("core.testkit"))
        .filter(bundle -> Files.exists(Layers.folder().resolve(Layers.PREFIX + bundle).resolve("src")))
        .filter(bundle -> classes.stream().noneMatch(each -> Layers.bundleOf(each.getName()).equals(bundle))))
        .as("bundles without classes").isEmpty();
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("org.xenworkbench.(**)").should().beFreeOfCycles()
        // Texts that API classes share with their implementations are internal.
        .ignoreDependency(DescribedPredicate.alwaysTrue(), simpleName("Messages").or(simpleName("SharedMessages")))
        .check(classes);
  }

  @Test
  void classesSeeOnlyBundlesBelow() {
    assertThat(classes.stream().flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .filter(CodeRulesTest::pointsUpOrSideways).map(Dependency::getDescription)).isEmpty();
  }

  private static boolean pointsUpOrSideways(Dependency dependency) {
    String target = dependency.getTargetClass().getBaseComponentType().getName();
    String from = Layers.bundleOf(dependency.getOriginClass().getName());
    String to = Layers.bundleOf(target);
    return target.startsWith(Layers.PREFIX) && !from.equals(to) && !Layers.allowed(from).contains(to);
  }

  @Test
  void internalPackagesStayInTheirBundle() {
    assertThat(classes.stream().flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .filter(CodeRulesTest::seesInternals).map(Dependency::getDescription)).isEmpty();
  }

  private static boolean seesInternals(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    return target.getPackageName().startsWith(Layers.PREFIX) && target.getPackageName().contains(".internal")
        && !Layers.bundleOf(target.getName()).equals(Layers.bundleOf(dependency.getOriginClass().getName()));
  }

  /** In the product Declarative Services wire the parts. */
  @Test
  void onlyTestsWireByHand() {
    noClasses().that().resideOutsideOfPackage("..embedded").should().dependOnClassesThat()
        .resideInAPackage("org.xenworkbench..embedded").check(classes);
  }

  @Test
  void theCoreKnowsNoUserInterface() {
    noClasses().that(areIn(Set.of("core", "core.vm", "core.storage", "core.migration", "core.alerts",
        "core.alerts.mail", "core.recording", "core.experiment", "core.libvirt", "core.simulator", "core.store",
        "core.secrets", "core.oshi", "core.jmx", "headless"))).should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..", "org.eclipse.e4..",
            "java.awt..", "javax.swing..")
        .check(classes);
  }

  private static DescribedPredicate<JavaClass> areIn(Set<String> bundles) {
    return DescribedPredicate.describe("are in " + bundles,
        each -> bundles.contains(Layers.bundleOf(each.getName())));
  }

  /** JFace takes a dialog that goes with the workbench, when that ends, for one that was accepted. */
  @Test
  void whatIsAskedIsAskedByDialogsOfOurs() {
    assertThat(classes.stream().filter(each -> !ASKING.contains(each.getSimpleName()))
        .flatMap(each -> Stream.concat(each.getConstructorCallsFromSelf().stream()
            .filter(call -> JFACE_ASKS.contains(call.getTargetOwner().getName())),
            each.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().getName().equals("org.eclipse.jface.dialogs.MessageDialog")
                    && Set.of("open", "openConfirm", "openQuestion").contains(call.getName())
                    && call.getTarget().getRawParameterTypes().size() > 0)))
        .map(JavaAccess::getDescription)).isEmpty();
  }

  @Test
  void onlyOneBundleSeesLibvirt() {
    // A class of ours in libvirt-java's own package gives the bundle its handles.
    noClasses().that(JavaClass.Predicates.resideInAPackage("org.xenworkbench..")
        .and(DescribedPredicate.not(areIn(Set.of("core.libvirt"))))).should().dependOnClassesThat()
        .resideInAnyPackage("org.libvirt..", "com.sun.jna..").check(classes);
    noClasses().that(DescribedPredicate.not(areIn(Set.of("core.oshi")))).should().dependOnClassesThat()
        .resideInAnyPackage("oshi..").check(classes);
  }

  @Test
  void nobodyBlocksOrGuessesTheUiThread() {
    noClasses().should().callMethodWhere(calls("org.eclipse.swt.widgets.Display", "syncExec", "getDefault"))
        .check(classes);
  }

  /**
   * Asked while the workbench renders its window, it would make that window: the tool bar would have items twice. Whose
   * turn that is, of testers, sources of variables, adapters and whatever is queued, cannot be told, but for what the
   * workbench calls when its windows are open.
   */
  @Test
  void nobodyMakesTheWindow() {
    DescribedPredicate<JavaClass> afterTheStart = DescribedPredicate.describe("is called before all windows are open",
        each -> !each.getName().equals("org.xenworkbench.rcp.internal.XenWorkbenchAdvisor"));
    noClasses().that(afterTheStart).should()
        .callMethodWhere(calls("org.eclipse.ui.IWorkbench", "getActiveWorkbenchWindow")).check(classes);
  }

  @Test
  void threadsComeFromOneFactory() {
    noClasses().that(DescribedPredicate.describe("are not " + THREADS, each -> !each.getName().equals(THREADS)))
        .should().callConstructorWhere(DescribedPredicate.describe("of Thread",
            call -> call.getTargetOwner().isEquivalentTo(Thread.class)))
        .orShould().callMethodWhere(calls("java.util.concurrent.Executors", "newFixedThreadPool",
            "newCachedThreadPool", "newSingleThreadExecutor", "newScheduledThreadPool",
            "newSingleThreadScheduledExecutor"))
        .check(classes);
  }

  /** So that the engine can run in a time in which no thread of the machine decides what comes first. */
  @Test
  void theEnginesThreadsAreThoseOfItsTime() {
    DescribedPredicate<JavaClass> engine = DescribedPredicate.describe("are of the engine",
        each -> Layers.bundleOf(each.getName()).startsWith("core") && !DRIVERS.contains(Layers.bundleOf(each.getName()))
            && !MAY_MAKE_THREADS.contains(each.getName().replaceFirst("\\$.*", "")));
    noClasses().that(engine).should().callMethodWhere(calls(THREADS, "single", "pool", "scheduler"))
        .orShould().callMethodWhere(DescribedPredicate.describe("waits for a future", CodeRulesTest::waits))
        .check(classes);
  }

  private static boolean waits(JavaMethodCall call) {
    return call.getTargetOwner().isAssignableTo(Future.class) && Set.of("get", "join").contains(call.getName());
  }

  /** So that the engine's tests run in a time of their own. */
  @Test
  void clocksAreInjected() {
    DescribedPredicate<JavaClass> mayAsk = DescribedPredicate.describe("may ask for the time", CodeRulesTest::mayAsk);
    noClasses().that(DescribedPredicate.not(mayAsk))
        .should().callMethodWhere(calls("java.lang.System", "nanoTime", "currentTimeMillis"))
        .orShould().callMethodWhere(calls("java.time.Instant", "now"))
        .orShould().callMethodWhere(calls("java.time.LocalDate", "now"))
        .orShould().callMethodWhere(calls("java.time.LocalDateTime", "now"))
        .orShould().callMethodWhere(calls("java.time.ZonedDateTime", "now"))
        .orShould().callMethodWhere(calls("java.time.Clock", "systemUTC", "systemDefaultZone", "system"))
        .check(classes);
    assertThat(MAY_ASK).as("classes that are there").allSatisfy(name -> assertThat(classes.contain(name)).isTrue());
  }

  private static boolean mayAsk(JavaClass asking) {
    String name = asking.getName().replaceFirst("\\$.*", "");
    return MAY_ASK.contains(name) || name.startsWith("org.libvirt.")
        || DRIVERS.contains(Layers.bundleOf(name));
  }

  /** Whoever is made by Declarative Services takes the machine's time there, and others give it another. */
  @Test
  void theMachinesTimeIsTakenInConstructorsOnly() {
    assertThat(classes.stream().filter(each -> !each.getName().startsWith(PREFERENCES))
        .flatMap(each -> each.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().getName().equals(TIMING) && call.getName().equals("system"))
        .filter(call -> !call.getOrigin().isConstructor()).map(JavaMethodCall::getDescription)).isEmpty();
  }

  @Test
  void nobodySleepsOrPrints() {
    noClasses().should().callMethodWhere(calls("java.lang.Thread", "sleep")).check(classes);
    noClasses().should().callMethodWhere(DescribedPredicate.describe("printStackTrace",
        call -> call.getName().equals("printStackTrace"))).check(classes);
    // The applications have nothing but the terminal before there is a log or a window.
    noClasses().that(DescribedPredicate.not(areIn(Set.of("headless", "rcp")))).should()
        .accessFieldWhere(DescribedPredicate.describe("System.out or System.err",
            (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(System.class)
                && Set.of("out", "err").contains(access.getTarget().getName())))
        .check(classes);
  }

  /** Which class files do not tell from the compiler's own {@code finally}. */
  @Test
  void nobodyCatchesThrowable() {
    SortedMap<String, String> files = Sources.read(Sources::isProduct);
    assertThat(files).hasSizeGreaterThan(FEWEST_CLASSES);
    assertThat(files).allSatisfy(
        (path, java) -> assertThat(Sources.withoutComments(java)).as(path).doesNotContain("catch (Throwable"));
  }

  private static DescribedPredicate<JavaMethodCall> calls(String owner, String... names) {
    return DescribedPredicate.describe(owner + "." + String.join("/", names),
        call -> call.getTargetOwner().getName().equals(owner) && Set.of(names).contains(call.getName()));
  }
}
