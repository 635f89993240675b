/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.text.SecretTraces;

/**
 * Runs a program with fixed arguments. What it is told of the alert are variables of its environment: a VM can be
 * called anything, and no shell is to read that as a command.
 */
@Component(service = AlertAction.class)
public final class CommandAction implements AlertAction {

  static final String PROGRAM = "program";
  static final String ARGUMENTS = "arguments";
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String VARIABLE = "XENWORKBENCH_ALERT_";
  private static final String SECRET =
      "(?i)-{0,2}(?:[a-z0-9]{1,20}[_-]){0,3}(?:pass(?:word|wd|phrase)?|pwd|secret|token|(?:api|access)[_-]?key)";
  private static final Pattern NAME = Pattern.compile(SECRET);
  private static final Pattern NAMED = Pattern.compile(SECRET + "[=:]\\s*(.+)");
  private static final Pattern USER = Pattern.compile("://[^\\s/@:]{0,256}:([^\\s/@]{1,256})@");
  private static final int MOST_OUTPUT = 4_096;
  private static final long LOOK_MILLIS = 50;

  private final AlertTexts texts;
  private final Timing timing;

  /** Used by Declarative Services. */
  @Activate
  public CommandAction(@Reference Sampler sampler) {
    this(sampler, Timing.system());
  }

  CommandAction(Sampler sampler, Timing timing) {
    this.texts = new AlertTexts(sampler);
    this.timing = timing;
  }

  @Override
  public String id() {
    return "command";
  }

  @Override
  public String label() {
    return Messages.Command_Label;
  }

  @Override
  public List<AlertActionSetting> settings() {
    return List.of(AlertActionSetting.file(PROGRAM, Messages.Command_Program, Messages.Command_ProgramHint),
        AlertActionSetting.optional(ARGUMENTS, AlertActionSetting.Kind.LINES, Messages.Command_Arguments,
            NLS.bind(Messages.Command_ArgumentsHint, VARIABLE)));
  }

  @Override
  public Optional<String> obstacle(Map<String, String> settings) {
    String program = settings.getOrDefault(PROGRAM, "");
    try {
      boolean isWhole = Path.of(program).isAbsolute() && program.indexOf('\n') < 0;
      return isWhole ? Optional.empty() : Optional.of(NLS.bind(Messages.Command_NotWhole, program));
    } catch (InvalidPathException e) {
      return Optional.of(NLS.bind(Messages.Command_NotWhole, program));
    }
  }

  @Override
  public Map<String, String> mistakes(Map<String, String> settings) {
    String program = settings.getOrDefault(PROGRAM, "");
    Optional<String> mistake = program.isBlank() ? Optional.empty() : obstacle(settings).or(() -> missing(program));
    return mistake.map(text -> Map.of(PROGRAM, text)).orElse(Map.of());
  }

  private static Optional<String> missing(String program) {
    Path path = Path.of(program);
    if (Files.notExists(path)) {
      return Optional.of(NLS.bind(Messages.Command_None, program));
    }
    return Files.isRegularFile(path) && Files.isExecutable(path) ? Optional.empty()
        : Optional.of(NLS.bind(Files.isDirectory(path) ? Messages.Command_Folder : Messages.Command_NotExecutable,
            program));
  }

  @Override
  public void run(Alert alert, AlertPhase phase, AlertActionUse use) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(use.setting(PROGRAM)));
    use.setting(ARGUMENTS).lines().filter(line -> !line.isEmpty()).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    AlertFacts.of(alert, phase, texts).forEach((name, value) -> builder.environment()
        .put(VARIABLE + name.toUpperCase(Locale.ROOT), SafeText.line(value.toString())));
    Process process = builder.start();
    try (InputStream output = process.getInputStream()) {
      process.getOutputStream().close();
      String said = await(process, output, SecretTraces.of(secrets(command)));
      if (process.exitValue() != 0) {
        throw new IOException(NLS.bind(Messages.Command_Failed, process.exitValue(), said));
      }
      if (!said.isEmpty()) {
        SafeLog.of(CommandAction.class).info(NLS.bind(Messages.Command_Said, use.setting(PROGRAM), said));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** What its arguments call a password or a token: either with its name in one of them, or as the next one. */
  static List<String> secrets(List<String> command) {
    List<String> secrets = new ArrayList<>();
    for (int i = 1; i < command.size(); i++) {
      Matcher named = NAMED.matcher(command.get(i));
      if (named.matches()) {
        secrets.add(named.group(1));
      } else if (i + 1 < command.size() && NAME.matcher(command.get(i)).matches()) {
        secrets.add(command.get(i + 1));
      }
      Matcher user = USER.matcher(command.get(i));
      while (user.find()) {
        secrets.add(user.group(1));
      }
    }
    return secrets;
  }

  /** What it wrote until its end, cut. A program that goes on writing, or leaves another behind, cannot hold it up. */
  private String await(Process process, InputStream output, SecretTraces secrets)
      throws IOException, InterruptedException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    long end = timing.nanos() + PATIENCE.toNanos();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      drain(output, said);
      if (timing.nanos() - end > 0) {
        throw new IOException(
            NLS.bind(Messages.Command_TooLong, Quantities.duration(PATIENCE), text(said, secrets)));
      }
    }
    drain(output, said);
    return text(said, secrets);
  }

  private static void drain(InputStream output, ByteArrayOutputStream said) throws IOException {
    byte[] some = new byte[MOST_OUTPUT];
    for (int chunk = 0; chunk < MOST_OUTPUT && output.available() > 0; chunk++) {
      int count = output.read(some, 0, Math.min(some.length, output.available()));
      if (count < 0) {
        return;
      }
      said.write(some, 0, Math.max(0, Math.min(count, MOST_OUTPUT - said.size())));
    }
  }

  private static String text(ByteArrayOutputStream said, SecretTraces secrets) {
    return secrets.hide(said.toString(Charset.defaultCharset()).strip(), Messages.Command_Repeats);
  }
}
