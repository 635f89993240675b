/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsFileTest {

  private static final String TLS_WITH_TCP_PEER = """
      hosts = a
      a.driver = xen
      a.transport = tls
      a.address = pm1.example
      a.peer.transport = tcp
      a.peer.address = 10.0.0.1
      """;

  @TempDir
  Path folder;

  @Test
  void unencryptedPeerMustBeAllowedToo() throws IOException {
    assertThat(read(TLS_WITH_TCP_PEER).problems()).singleElement().asString().contains("a.insecure = true");
    assertThat(read(TLS_WITH_TCP_PEER + "a.insecure = true\n").hosts()).singleElement()
        .satisfies(host -> assertThat(host.peerEndpoint().transport()).isEqualTo(Endpoint.Transport.TCP));
  }

  @Test
  void mistakesCostOnlyTheirHost() throws IOException {
    for (String mistake : List.of("b.transport = carrier-pigeon", "b.port = http", "b.addres = pm2",
        "b.readonly = true", "b.readOnly = yes", "b.insecure = on", "b.address = pm2/system", "b.peer.port = 1",
        "b.driver =")) {
      HostsFile read = read("hosts = a, b\na.driver = xen\nb.driver = xen\nb.transport = tls\n" + mistake + "\n");
      assertThat(read.hosts()).as(mistake).extracting(HostConfiguration::name).containsExactly("a");
      assertThat(read.problems()).as(mistake).singleElement().asString()
          .contains(folder.toString(), "Host 'b'", "was left out");
    }
  }

  @Test
  void saysWhatIsWrongAndWhatWouldBeRight() throws IOException {
    assertThat(read("hosts = a\na.driver = xen\na.addres = pm1\n").problems()).singleElement().asString()
        .contains("a.addres", "address", "readOnly");
    assertThat(read("hosts = a\na.address = pm1\n").problems()).singleElement().asString().contains("a.driver = xen");
    assertThat(read("hosts = a\na.driver = xen\na.readOnly = yes\n").problems()).singleElement().asString()
        .contains("a.readOnly", "'yes'", "true or false");
  }

  @Test
  void aHostThatIsListedTwiceIsTakenOnceAndTold() throws IOException {
    HostsFile read = read("hosts = a, b, a,b\na.driver = xen\nb.driver = xen\nhosts = a\n");
    assertThat(read.hosts()).extracting(HostConfiguration::name).containsExactly("a", "b");
    assertThat(read.problems()).hasSize(2).first().asString().contains(folder.toString(), "Host 'a'", "taken once");
  }

  @Test
  void saysThatKeysBelongToNoHostOrThatThereAreNone() throws IOException {
    HostsFile stray = read("hosts = a\na.driver = xen\nb.driver = xen\n");
    assertThat(stray.hosts()).hasSize(1);
    assertThat(stray.problems()).singleElement().asString().contains("b.driver", "no host");
    assertThat(read("a.driver = xen\n").problems()).hasSize(2).first().asString().contains("hosts = PM1,PM2");
  }

  @Test
  void namesAFileThatCannotBeRead() {
    Path missing = folder.resolve("none.properties");
    assertThatIOException().isThrownBy(() -> HostsFile.read(missing)).withMessageContaining("does not exist")
        .withMessageContaining(missing.toString());
    assertThatIOException().isThrownBy(() -> HostsFile.read(folder)).withMessageContaining(folder.toString());
  }

  /** Opened, a pipe would wait for whoever writes it, and the last would be read for ever. */
  @Test
  void onlyARegularFileOfABoundedSizeIsRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (Path file : List.of(pipe, folder, Path.of("/dev/zero"))) {
      assertThatIOException().isThrownBy(() -> HostsFile.read(file)).withMessageContaining(file.toString())
          .withMessageContaining("no regular file");
    }
    Path large = Files.write(folder.resolve("large"), new byte[FileLines.LARGEST + 1]);
    assertThatIOException().isThrownBy(() -> HostsFile.read(large)).withMessageContaining("more than 1.0 MiB");
  }

  /** Each of these took minutes: what a line may mean was tried at each of its dots and separators. */
  @Test
  void junkOfTheLargestSizeIsReadAndNotEachMistakeIsTold() throws IOException {
    for (String junk : List.of("=", ".", ".=", "a.driver =", "\\", "a\n", "=\n", ".=.=.=.=.=.=.=.=.=.=.=\n")) {
      String head = "hosts = a\na.driver = xen\n";
      HostsFile read = read(head + junk.repeat((FileLines.LARGEST - head.length()) / junk.length()));
      assertThat(read.problems()).as(junk).isNotEmpty().hasSizeLessThanOrEqualTo(HostsFileReader.MOST_PROBLEMS + 1)
          .allMatch(problem -> problem.length() < 2_000);
      assertThat(read.hosts().size()).as(junk).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void oneNameMayBeginAnother() throws IOException {
    HostsFile both =
        read("hosts = pm1,pm1.example\npm1.driver = xen\npm1.example.driver = qemu\npm1.example.user = u\n");
    assertThat(both.problems()).isEmpty();
    assertThat(both.hosts()).extracting(host -> host.endpoint().driver()).containsExactly("xen", "qemu");
    HostsFile one = read("hosts = pm1\npm1.driver = xen\npm1.example.driver = qemu\npm1.example.readOnly = true\n");
    assertThat(one.hosts()).extracting(HostConfiguration::name).containsExactly("pm1");
    assertThat(one.problems()).hasSize(2).allSatisfy(problem -> assertThat(problem).contains("pm1.example", "line"));
    HostsFile peer = read("hosts = pm1\npm1.driver = xen\npm1.peer.driver = qemu\n");
    assertThat(peer.hosts()).singleElement().matches(host -> host.peerEndpoint().driver().equals("qemu"));
  }

  @Test
  void namesMayHaveBlanksAndEqualsSigns() throws IOException {
    for (String name : List.of("Rack 1", "Rack\\ 1", "B\u00fcro 2", "a=b", "a = b", "a\\=b", "C:\\temp",
        "\\u00e4", "x\\user", "(1) [rack]", "#1")) {
      HostsFile read = read("hosts = " + name + ",pm2\npm2.driver = xen\n" + (name.startsWith("#") ? "\\" : "") + name
          + ".driver = test\n");
      assertThat(read.problems()).as(name).isEmpty();
      assertThat(read.hosts()).as(name).extracting(host -> host.endpoint().driver()).containsExactly("test", "xen");
    }
    assertThat(read("hosts = Rack\\ 1\nRack 1.driver = xen\n").hosts()).extracting(HostConfiguration::name)
        .containsExactly("Rack 1");
    assertThat(read("hosts = x\\user\nx\\user.driver = xen\n").hosts()).extracting(HostConfiguration::name)
        .containsExactly("x\\user");
  }

  @Test
  void theMarkOfWindowsEditorsAndTheirLineEndsAreSkipped() throws IOException {
    HostsFile read = read("\ufeffhosts = a,\\\r\n  b\r\na.driver = xen\r\nb.driver : xen\r\n");
    assertThat(read.problems()).isEmpty();
    assertThat(read.hosts()).extracting(HostConfiguration::name).containsExactly("a", "b");
  }

  @Test
  void namesThatAreComposedOtherwiseAreOne() throws IOException {
    HostsFile names = read("hosts = B\u00fcro,Bu\u0308RO\nB\u00fcro.driver = xen\nBu\u0308RO.driver = qemu\n");
    assertThat(names.hosts()).extracting(HostConfiguration::name).containsExactly("B\u00fcro");
    assertThat(names.problems()).singleElement().asString().contains("composed");
  }

  @Test
  void whatIsThereTwiceIsNamed() throws IOException {
    HostsFile names = read("hosts = pm1,PM1\npm1.driver = xen\nPM1.driver = qemu\n");
    assertThat(names.hosts()).extracting(HostConfiguration::name).containsExactly("pm1");
    assertThat(names.problems()).singleElement().asString().contains("'pm1'", "'PM1'", "upper and lower case");
    HostsFile keys = read("hosts = a,b\na.driver = xen\nb.driver = xen\na.readOnly = true\na.readOnly = false\n");
    assertThat(keys.hosts()).extracting(HostConfiguration::name).containsExactly("b");
    assertThat(keys.problems()).singleElement().asString().contains("line 5", "in line 4 already");
    assertThat(read("hosts = a\nhosts = b\na.driver = xen\nb.driver = xen\n").hosts()).hasSize(2);
  }

  @Test
  void aMistakeIsNamedWithItsLine() throws IOException {
    assertThat(read("hosts = a\n\na.driver = xen\na.port = http\n").problems()).singleElement().asString()
        .contains("line 4", "http");
    assertThat(read("hosts = a\na.driver = xen\nnonsense\n").problems()).singleElement().asString()
        .contains("Line 3", "'nonsense'", "KEY = VALUE");
    Path latin1 = Files.write(folder.resolve("latin1"),
        "hosts = a,B\u00fcro\na.driver = xen\nB\u00fcro.driver = xen\n".getBytes(StandardCharsets.ISO_8859_1));
    HostsFile read = HostsFile.read(latin1);
    assertThat(read.hosts()).extracting(HostConfiguration::name).containsExactly("a");
    assertThat(read.problems()).singleElement().asString().contains("line 3", "UTF-8");
  }

  private HostsFile read(String text) throws IOException {
    return HostsFile.read(Files.writeString(folder.resolve("hosts.properties"), text));
  }

  /** As editors under Windows have written for years; an error for each line would bury the only one there is. */
  @Test
  void aFileInUtf16IsToldOnceAndInWords() throws IOException {
    String text = "hosts = Büro\nBüro.driver = test\n";
    for (Charset form : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Path file = Files.write(folder.resolve("utf16"), text.getBytes(form));
      assertThatIOException().as(form.name()).isThrownBy(() -> HostsFile.read(file))
          .withMessage("The file " + file + " is UTF-16. Save it as UTF-8.");
    }
    byte[] marked = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    Path file = Files.write(folder.resolve("utf16"), marked);
    assertThatIOException().isThrownBy(() -> HostsFile.read(file)).withMessageContaining("UTF-16");
  }
}
