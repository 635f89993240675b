/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a third party reads of the API: who implements it, since when it is there, what its constants are. */
class ApiRulesTest {

  private static final int FEWEST_TYPES = 120;
  private static final int FEWEST_CONSTANTS = 200;
  private static final int MOST_COMPONENTS = 7;
  /** What others only read of it. */
  private static final Set<String> MADE_BY_THE_ENGINE =
      Set.of("PollStatistics", "OperationState", "Subject");
  private static final String PROVIDER = "org.osgi.annotation.versioning.ProviderType";
  private static final String CONSUMER = "org.osgi.annotation.versioning.ConsumerType";
  private static final List<Declaration> DECLARED = Declaration.of(sources());
  private static final Set<String> EXPORTED = Layers.bundles().stream()
      .flatMap(bundle -> Layers.header(bundle, "Export-Package").stream()).collect(Collectors.toSet());
  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes = CodeRulesTest.importClasses(Layers.bundles().stream());
  }

  private static List<Path> sources() {
    return Layers.bundles().stream().flatMap(bundle -> Layers.header(bundle, "Export-Package").stream()
        .map(name -> Layers.folder().resolve(Layers.PREFIX + bundle).resolve("src").resolve(name.replace('.', '/'))))
        .flatMap(ApiRulesTest::files).toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isApi(JavaClass type) {
    return EXPORTED.contains(type.getPackageName()) && isPublic(type);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ApiRulesTest::isPublic).orElse(true);
  }

  /** Who adds a method to it knows then whom that breaks. */
  @Test
  void whatOthersMayImplementSaysWhoDoes() {
    List<JavaClass> open = classes.stream().filter(ApiRulesTest::isApi)
        .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL) && !type.isEnum()).toList();
    assertThat(open).hasSizeGreaterThan(FEWEST_TYPES / 3);
    assertThat(open).allSatisfy(type -> assertThat(type.isAnnotatedWith(PROVIDER) ^ type.isAnnotatedWith(CONSUMER))
        .as("%s is either a ProviderType or a ConsumerType", type.getName()).isTrue());
  }

  /** So that one component more breaks nobody, and twelve values cannot be taken for one another. */
  @Test
  void largeRecordsAreMadeByBuildersOrWithers() {
    List<JavaClass> large = classes.stream().filter(ApiRulesTest::isApi).filter(JavaClass::isRecord)
        .filter(type -> components(type) > MOST_COMPONENTS && !MADE_BY_THE_ENGINE.contains(type.getSimpleName()))
        .toList();
    assertThat(large).extracting(JavaClass::getSimpleName).contains("Host", "VirtualMachine", "DomainInfo", "LogEntry");
    assertThat(large).allSatisfy(type -> {
      assertThat(type.getConstructors()).as("constructors of %s", type.getName()).hasSize(1);
      assertThat(classes.contain(type.getName() + "$Builder")
          || type.getMethods().stream().anyMatch(method -> method.getName().startsWith("with")))
          .as("%s has a builder or withers", type.getName()).isTrue();
      assertThat(type.getConstructorCallsToSelf().stream().map(call -> outermost(call.getOriginOwner())))
          .as("who calls the constructor of %s", type.getName()).containsOnly(outermost(type));
    });
  }

  private static long components(JavaClass record) {
    return record.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC)).count();
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(ApiRulesTest::outermost).orElse(type.getName());
  }

  @Test
  void typesSaySinceWhenTheyAreThere() {
    List<Declaration> types = DECLARED.stream().filter(Declaration::isType).toList();
    assertThat(types).hasSizeGreaterThan(FEWEST_TYPES);
    assertThat(types).allSatisfy(type -> assertThat(type.javadoc().orElse("")).as(type.name())
        .containsPattern("@since \\d+\\.\\d+"));
  }

  @Test
  void constantsSayWhatTheyAre() {
    List<Declaration> constants = DECLARED.stream().filter(one -> !one.isType()).toList();
    assertThat(constants).hasSizeGreaterThan(FEWEST_CONSTANTS);
    assertThat(constants).filteredOn(constant -> constant.javadoc().isEmpty()).extracting(Declaration::name).isEmpty();
  }
}
