/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.setting;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.SecretId;

/**
 * A setting of a part of the engine: what it is called, what values it can have, and where its value is. Immutable.
 *
 * @since 0.1
 */
public final class Setting {

  /** What values a setting has; more in time, so a switch needs a default branch. */
  public enum Kind {
    /** Numbers of a range. */
    NUMBER,
    /** {@code true} or {@code false}. */
    SWITCH,
    /** A line of text. */
    TEXT,
    /** A password or the like: kept in the credential store, never shown, never told. */
    SECRET
  }

  /**
   * What stands for a secret that is kept: {@link Settings#value} gives it instead of the secret, and setting it
   * changes nothing.
   */
  public static final String KEPT = "\u2022".repeat(8);

  /**
   * Where a value is that is kept in the preferences.
   *
   * @param qualifier the bundle whose preferences
   * @param key which of them
   */
  public record Place(String qualifier, String key) {
  }

  /**
   * What has a value that is not just kept: it tells of changes itself.
   *
   * @param get the value in force
   * @param set sets it
   */
  public record Owner(Supplier<String> get, Consumer<String> set) {
  }

  /**
   * The numbers that a setting can be.
   *
   * @param least the smallest, with as many decimals as are shown
   * @param most the largest
   */
  public record Range(BigDecimal least, BigDecimal most) {
  }

  private final String key;
  private final Kind kind;
  private final String label;
  private final Optional<Range> range;
  private final String otherwise;
  private final String unit;
  private final String hint;
  private final Function<String, Optional<String>> obstacle;
  private final Optional<Place> place;
  private final Optional<Owner> owner;
  private final Optional<SecretId> secret;

  private Setting(Draft draft) {
    key = draft.key;
    kind = draft.kind;
    label = draft.label;
    range = draft.range;
    otherwise = draft.otherwise;
    unit = draft.unit;
    hint = draft.hint;
    obstacle = draft.obstacle;
    place = draft.place;
    owner = draft.owner;
    secret = draft.secret;
  }

  /** A number from one to another, with as many decimals as the smallest has. */
  public static Draft number(String key, String label, String least, String most) {
    Draft draft = new Draft(key, Kind.NUMBER, label, least);
    draft.range = Optional.of(new Range(new BigDecimal(least), new BigDecimal(most)));
    return draft;
  }

  /** Something that is on or off; off by default. */
  public static Draft onOrOff(String key, String label) {
    return new Draft(key, Kind.SWITCH, label, "false");
  }

  /** A line of text, empty by default. */
  public static Draft text(String key, String label) {
    return new Draft(key, Kind.TEXT, label, "");
  }

  /**
   * A secret, of which there is none by default. The part that needs it reads it from the
   * {@link org.xenworkbench.core.host.CredentialStore}, since {@link Settings} does not tell it. It is not set on the
   * command line, which all users of a machine can see.
   *
   * @param id what it is kept under, with no user
   * @param hint what else the user should know; may be empty
   */
  public static Setting secret(String key, String label, SecretId id, String hint) {
    Draft draft = new Draft(key, Kind.SECRET, label, "").hint(hint);
    draft.secret = Optional.of(id);
    return new Setting(draft);
  }

  /** Makes a setting; by {@link #keptIn} or {@link #ownedBy}. */
  public static final class Draft {

    private final String key;
    private final Kind kind;
    private final String label;
    private Optional<Range> range = Optional.empty();
    private String otherwise;
    private String unit = "";
    private String hint = "";
    private Function<String, Optional<String>> obstacle = value -> Optional.empty();
    private Optional<Place> place = Optional.empty();
    private Optional<Owner> owner = Optional.empty();
    private Optional<SecretId> secret = Optional.empty();

    private Draft(String key, Kind kind, String label, String otherwise) {
      this.key = Objects.requireNonNull(key);
      this.kind = kind;
      this.label = Objects.requireNonNull(label);
      this.otherwise = otherwise;
    }

    /** What it is unless somebody says otherwise. */
    public Draft byDefault(String value) {
      otherwise = value;
      return this;
    }

    /** What follows the value: its unit. */
    public Draft in(String words) {
      unit = words;
      return this;
    }

    /** What else the user should know; of a text, what an empty one means. */
    public Draft hint(String words) {
      hint = words;
      return this;
    }

    /** Refuses values besides, with a sentence for the user. */
    public Draft refusing(Function<String, Optional<String>> reason) {
      obstacle = reason;
      return this;
    }

    /** Kept in the preferences of a bundle; the event log tells of every change, whoever makes it. */
    public Setting keptIn(String qualifier, String preference) {
      place = Optional.of(new Place(qualifier, preference));
      return new Setting(this);
    }

    /** Kept by somebody who tells of changes. */
    public Setting ownedBy(Supplier<String> get, Consumer<String> set) {
      owner = Optional.of(new Owner(get, set));
      return new Setting(this);
    }
  }

  /** Its name on the command line, such as {@code sampling.interval}; of a third party's it begins with its bundle. */
  public String key() {
    return key;
  }

  /** What values it has. */
  public Kind kind() {
    return kind;
  }

  /** What the user calls it, with a mnemonic. */
  public String label() {
    return label;
  }

  /** Which numbers it can be; empty if it is no number. */
  public Optional<Range> range() {
    return range;
  }

  /** What it is unless user or product say otherwise. */
  public String otherwise() {
    return otherwise;
  }

  /** What follows the value; may be empty. */
  public String unit() {
    return unit;
  }

  /** What else the user should know; may be empty. */
  public String hint() {
    return hint;
  }

  /** Where it is kept; empty if somebody owns it, or it is a secret. */
  public Optional<Place> place() {
    return place;
  }

  /** Who owns it; empty if it is just kept. */
  public Optional<Owner> owner() {
    return owner;
  }

  /** What it is kept under in the credential store; empty if it is no secret. */
  public Optional<SecretId> secret() {
    return secret;
  }

  /**
   * A value in the one form that it is kept in: without blanks around it, a number with its decimals; a secret as it
   * is.
   *
   * @throws IllegalArgumentException if it cannot have that value, with a sentence for the user
   */
  public String normal(String value) {
    String plain = value.strip();
    String normal = switch (kind) {
      case NUMBER -> number(plain);
      case SWITCH -> onOrOff(plain);
      case SECRET -> whole(value);
      default -> plain;
    };
    Optional<String> reason = obstacle.apply(normal);
    if (reason.isPresent()) {
      throw new IllegalArgumentException(reason.get());
    }
    return normal;
  }

  private String number(String value) {
    Range within = range.orElseThrow();
    try {
      BigDecimal number = new BigDecimal(value).stripTrailingZeros();
      // compared first, since a number out of it may have digits without end
      if (number.scale() <= within.least().scale() && number.compareTo(within.least()) >= 0
          && number.compareTo(within.most()) <= 0) {
        return number.setScale(within.least().scale()).toPlainString();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // said below, like a number that is too small
    }
    throw new IllegalArgumentException(NLS.bind(Messages.Setting_NoNumber,
        new Object[] {key, within.least().toPlainString(), within.most().toPlainString(), value}));
  }

  /** Who types behind the dots of what is kept means something else than dots. */
  private String whole(String value) {
    if (value.indexOf(KEPT.charAt(0)) >= 0 && !value.equals(KEPT)) {
      throw new IllegalArgumentException(NLS.bind(Messages.Setting_NotWhole, key));
    }
    return value;
  }

  private String onOrOff(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(NLS.bind(Messages.Setting_NoSwitch, key, value));
    }
    return value;
  }
}
