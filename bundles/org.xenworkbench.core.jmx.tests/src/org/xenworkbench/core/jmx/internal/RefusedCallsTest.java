/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.management.Attribute;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.jmx.Parameter;

/** What is refused before a bean sees it is in the event log as what the bean refuses. */
class RefusedCallsTest {

  private static final String TEXT = String.class.getName();
  private static final String[] ADD = {TEXT, TEXT, TEXT, TEXT, TEXT, "double", "double", "long", "long", TEXT};

  private final FakeCore core = new FakeCore();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final PublishedCore published = new PublishedCore(core, server);

  @AfterEach
  void close() {
    published.close();
  }

  private LogEntry last() {
    return core.log.written().get(core.log.written().size() - 1);
  }

  private static String reason(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage();
  }

  private void assertTold(String what, String message, Throwable thrown) {
    assertThat(thrown).as(what).isNotNull();
    assertThat(core.log.written()).as(what).isNotEmpty();
    assertThat(last().message()).as(what).isEqualTo(message);
    assertThat(last().status()).as(what).isEqualTo(LogEntry.Status.FAILED);
    assertThat(last().details()).as(what).isEqualTo(reason(thrown));
    assertThat(last().user()).as(what).endsWith("(JMX)");
  }

  /** A definition has passwords; so may have what anybody calls one. */
  @Test
  void whatMayHavePasswordsIsMarkedSoEverywhere() {
    List<String> secret = new ArrayList<>();
    for (Class<?> beans : List.of(AlertsMXBean.class, ConnectionMXBean.class, EventLogMXBean.class, HostMXBean.class,
        MigrationsMXBean.class, ResourcesMXBean.class, SamplerMXBean.class, VirtualMachineMXBean.class)) {
      for (Method method : beans.getMethods()) {
        for (java.lang.reflect.Parameter each : method.getParameters()) {
          Parameter told = each.getAnnotation(Parameter.class);
          String what = method.getName() + ' ' + (told == null ? each.getName() : told.name());
          if (told != null && (told.name() + ' ' + told.value()).matches("(xml|definition|.*(password|secret)).*")) {
            assertThat(told.secret()).as(what).isTrue();
            secret.add(what);
          }
        }
      }
    }
    assertThat(secret).contains("define xml", "createVirtualMachine definition");
  }

  /** Any operation of any bean that does something, with null in a random place and nonsense beside it. */
  @Test
  void nullIsToldLikeAnythingElseThatIsRefused() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    published.settle();
    int told = 0;
    for (ObjectName bean : server.queryNames(new ObjectName("org.xenworkbench:*"), null)) {
      for (MBeanOperationInfo operation : server.getMBeanInfo(bean).getOperations()) {
        String[] types = Arrays.stream(operation.getSignature()).map(MBeanParameterInfo::getType)
            .toArray(String[]::new);
        if (operation.getImpact() == MBeanOperationInfo.INFO || types.length == 0) {
          continue;
        }
        Object[] values = Collections.nCopies(types.length, "x").toArray();
        values[random.nextInt(values.length)] = null;
        String what = "seed " + seed + ": " + bean + ' ' + operation.getName() + Arrays.toString(values);
        int before = core.log.written().size();
        Throwable thrown = catchThrowable(() -> server.invoke(bean, operation.getName(), values, types));
        assertThat(core.log.written()).as(what).hasSize(before + 1);
        assertThat(last().message()).as(what)
            .endsWith(operation.getName() + Arrays.toString(values).replace('[', '(').replace(']', ')'));
        assertTold(what, last().message(), thrown);
        told++;
      }
    }
    System.out.println(told + " operations refused null, seed " + seed);
    assertThat(told).isGreaterThan(8);
  }

  @Test
  void operationsThatAreNotThereAndTooManyArgumentsAreTold() throws Exception {
    published.settle();
    assertTold("unknown", "JMX: Migrations destroy(VM2)",
        catchThrowable(() -> published.invoke(Names.MIGRATIONS, "destroy", "VM2")));
    Object[] many = Collections.nCopies(1000, "y".repeat(1000)).toArray();
    Throwable thrown = catchThrowable(() -> published.invoke(Names.MIGRATIONS, "cancel", many));
    assertTold("many", last().message(), thrown);
    assertThat(last().message()).startsWith("JMX: Migrations cancel(yyy").endsWith(", \u2026)").hasSizeLessThan(2500);
    thrown = catchThrowable(() -> server.invoke(Names.MIGRATIONS, "cancel", null, new String[] {TEXT}));
    assertTold("none", "JMX: Migrations cancel()", thrown);
  }

  @Test
  void attributesThatCannotBeSetAreTold() throws Exception {
    published.settle();
    List<String> told = new ArrayList<>();
    for (Attribute attribute : List.of(new Attribute("IntervalMillis", null), new Attribute("IntervalMillis", "soon"),
        new Attribute("DroppedRounds", 1L), new Attribute("Nothing\n", 1L))) {
      Throwable thrown = catchThrowable(() -> server.setAttribute(Names.SAMPLER, attribute));
      assertTold(attribute.toString(), last().message(), thrown);
      told.add(last().message());
    }
    assertThat(told).containsExactly("JMX: Sampler IntervalMillis = null", "JMX: Sampler IntervalMillis = soon",
        "JMX: Sampler DroppedRounds = 1", "JMX: Sampler " + Quoted.text("Nothing\n") + " = 1");
  }

  @Test
  void whatOnlyReadsIsNotTold() throws Exception {
    published.settle();
    assertThatThrownBy(() -> server.invoke(Names.EVENT_LOG, "find", new Object[] {null, 1}, new String[] {TEXT, "int"}))
        .hasMessageContaining("The argument text");
    assertThat(core.log.written()).isEmpty();
  }

  @Test
  void aWrongWordNamesItsArgument() throws Exception {
    ObjectName alerts = published.one("type=Alerts");
    Object[] right = {"New", "hosts", "", "cpu_avg", "ABOVE", 0.1, 0.1, 0L, 0L, "WARNING"};
    for (String argument : List.of("watch", "sense", "severity")) {
      Object[] values = right.clone();
      values[argument.equals("watch") ? 1 : argument.equals("sense") ? 4 : 9] = "above";
      Throwable thrown = catchThrowable(() -> server.invoke(alerts, "addRule", values, ADD));
      assertTold(argument, last().message(), thrown);
      assertThat(reason(thrown)).matches("The argument " + argument + " must be one of \\w+, \\w+, not \"above\"\\.");
    }
    assertThat(core.alerts.rules()).isEmpty();
  }

  /** A client reads the number that it gave, and no other. */
  @Test
  void whatIsFarTooMuchIsTakenAsItWasGiven() throws Exception {
    ObjectName alerts = published.one("type=Alerts");
    core.alerts.doubt(rule -> Optional.of("Not " + seconds(rule) + '.'));
    for (long seconds : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE + 1L}) {
      assertThatThrownBy(() -> server.invoke(alerts, "addRule",
          new Object[] {"New", "hosts", "", "cpu_avg", "ABOVE", 0.1, 0.1, seconds, seconds, "WARNING"}, ADD))
          .rootCause().hasMessage("Not " + seconds + " and " + seconds + '.');
      assertThatThrownBy(() -> server.setAttribute(Names.SAMPLER, new Attribute("IntervalMillis", seconds)))
          .rootCause()
          .hasMessage("The interval in milliseconds cannot be " + seconds + ": use what is 500 ms to 10 min.");
    }
  }

  private static String seconds(AlertRule rule) {
    return rule.holds().toSeconds() + " and " + rule.repeat().orElseThrow().toSeconds();
  }
}
