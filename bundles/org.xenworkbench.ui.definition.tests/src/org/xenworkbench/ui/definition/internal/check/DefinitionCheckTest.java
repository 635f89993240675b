/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionCheckTest {

  private static final UUID WEB = UUID.fromString("00000000-1111-2222-3333-444455556666");
  private static final String XML = """
      <domain type='xen'>
        <name>web</name>
        <uuid>00000000-1111-2222-3333-444455556666</uuid>
        <memory unit='KiB'>262144</memory>
        <vcpu>1</vcpu>
        <os><type>hvm</type></os>
      </domain>
      """;
  private static final String SCHEMA = """
      <grammar xmlns='http://relaxng.org/ns/structure/1.0' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>
        <start><element name='domain'><attribute name='type'/><interleave>
          <element name='name'><text/></element><element name='uuid'><text/></element>
          <element name='memory'><attribute name='unit'/><data type='unsignedLong'/></element>
          <element name='vcpu'><data type='unsignedShort'/></element>
          <element name='os'><element name='type'><text/></element></element>
        </interleave></element></start>
      </grammar>
      """;

  private final List<IStatus> logged = new ArrayList<>();

  private LibvirtSchema schema(Path... places) {
    return new LibvirtSchema(List.of(places), logged::add);
  }

  private static List<Problem> problems(String text, SchemaCheck schema) {
    return new DefinitionCheck(WEB, () -> "web", schema).of(text);
  }

  private static List<Problem> problems(String text) {
    return problems(text, complaints -> Optional.empty());
  }

  private static String marked(String text, Problem problem) {
    return text.substring(problem.offset(), problem.offset() + problem.length());
  }

  @Test
  void findsNothingInADefinitionOfTheVm() {
    assertThat(problems(XML)).isEmpty();
  }

  @Test
  void saysWhereATextIsNotWellFormed() {
    String text = XML.replace("</memory>", "</memoro>");
    assertThat(problems(text)).singleElement().satisfies(problem -> {
      assertThat(problem.error()).isTrue();
      assertThat(problem.text()).contains("memory", "line 4, column 30");
      assertThat(marked(text, problem)).isEqualTo("<memory unit='KiB'>262144</memoro>");
    });
    assertThat(problems("")).singleElement().satisfies(problem -> assertThat(problem.length()).isZero());
  }

  @Test
  void refusesWhatReadsFiles() {
    String text = "<!DOCTYPE domain [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>\n" + XML.replace(">web<", ">&e;<");
    assertThat(problems(text)).singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains("DOCTYPE", "line 1"));
  }

  @Test
  void marksANameOrUuidOfAnotherVm() {
    String renamed = XML.replace(">web<", ">web2<");
    assertThat(problems(renamed)).singleElement().satisfies(problem -> {
      assertThat(problem.error()).isTrue();
      assertThat(marked(renamed, problem)).isEqualTo("<name>web2</name>");
    });
    String other = XML.replace("6666", "6667");
    assertThat(problems(other)).singleElement()
        .satisfies(problem -> assertThat(marked(other, problem)).startsWith("<uuid>"));
  }

  @Test
  void marksARefusalWhereTheTextDiffers() {
    String text = XML.replace("<vcpu>1<", "<vcpu>999<");
    Problem problem = DefinitionCheck.refused(text, XML, "Too many vCPUs");
    assertThat(problem.text()).isEqualTo("Too many vCPUs");
    assertThat(marked(text, problem)).isEqualTo("<vcpu>999</vcpu>");
  }

  @Test
  void comparesWithASchema(@TempDir Path folder) throws Exception {
    LibvirtSchema schema =
        schema(folder.resolve("none"), Files.writeString(folder.resolve("domain.rng"), SCHEMA));
    assertThat(problems(XML, schema)).isEmpty();
    String text = XML.replace("<vcpu>1</vcpu>", "<vcpu>many</vcpu>").replace("<os>", "<os><tpye/>");
    assertThat(problems(text, schema)).hasSizeGreaterThanOrEqualTo(2).noneMatch(Problem::error)
        .anySatisfy(problem -> assertThat(marked(text, problem)).isEqualTo("<vcpu>many</vcpu>"))
        .anySatisfy(problem -> assertThat(problem.text()).contains("tpye", "line 6"));
  }

  /** A parser knows of it only at the next tag, which may be lines further down. */
  @Test
  void marksTextWhereItIs(@TempDir Path folder) throws Exception {
    LibvirtSchema schema = schema(Files.writeString(folder.resolve("domain.rng"), SCHEMA));
    for (String between : List.of("\n", "\n\n\n", " ")) {
      String text = XML.replace("</name>", "</name> stray" + between);
      assertThat(problems(text, schema)).isNotEmpty().first()
          .satisfies(problem -> assertThat(marked(text, problem)).startsWith("<name>web</name> stray"));
      String atTheEnd = XML.replace("</os>", "</os>" + between + "stray");
      assertThat(problems(atTheEnd, schema)).isNotEmpty().first()
          .satisfies(problem -> assertThat(marked(atTheEnd, problem)).endsWith("stray"));
    }
  }

  @Test
  void doesWithoutASchemaThatIsMissingOrBroken(@TempDir Path folder) throws Exception {
    assertThat(problems(XML, schema(folder.resolve("none")))).isEmpty();
    assertThat(logged).isEmpty();
    Path broken = Files.writeString(folder.resolve("broken.rng"), "<grammar");
    assertThat(problems(XML, schema(broken))).isEmpty();
    assertThat(logged).singleElement().asString().contains("broken.rng");
  }

  /** libvirt's own, where its client is installed. */
  @Test
  void comparesWithTheSchemaOfThisMachine() {
    Path file = Path.of("/usr/share/libvirt/schemas/domain.rng");
    assumeTrue(Files.isRegularFile(file), file + " is not there");
    LibvirtSchema schema = schema(file);
    assertThat(problems(XML, schema)).isEmpty();
    String text = XML.replace("<vcpu>1</vcpu>", "<vcpu>1</vcpu>\n  <vpcu>2</vpcu>");
    assertThat(problems(text, schema)).isNotEmpty().first()
        .satisfies(problem -> assertThat(marked(text, problem)).isEqualTo("<vpcu>2</vpcu>"));
  }

  /** Whatever is typed, there is an answer, and what it marks is in the text. */
  @Test
  void marksWithinTheText(@TempDir Path folder) throws Exception {
    LibvirtSchema schema = schema(Files.writeString(folder.resolve("domain.rng"), SCHEMA));
    long seed = System.nanoTime();
    System.out.println("Seed of random texts: " + seed);
    Random random = new Random(seed);
    int wrong = 0;
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder(XML);
      for (int change = random.nextInt(5); change > 0 && text.length() > 0; change--) {
        int at = random.nextInt(text.length());
        text.replace(at, Math.min(text.length(), at + random.nextInt(40)),
            List.of("", "\n", "<", "&", "\r\n", "\u0000", "<x y='", "</domain>").get(random.nextInt(8)));
      }
      String typed = text.toString();
      List<Problem> found = problems(typed, schema);
      wrong += found.isEmpty() ? 0 : 1;
      assertThat(found).as("seed %d: %s", seed, typed).allSatisfy(problem -> {
        assertThat(problem.offset()).isBetween(0, typed.length());
        assertThat(problem.offset() + problem.length()).isBetween(problem.offset(), typed.length());
        assertThat(problem.text()).isNotBlank();
      });
    }
    assertThat(wrong).as("seed %d", seed).isGreaterThan(100);
  }
}
