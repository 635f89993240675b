/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.CertPathValidator;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HostIdentity.Fact;
import org.xenworkbench.core.model.Bounds;

/** The certificate of a host, and those that are shown with it. Whoever made it may have written anything into it. */
final class ServerCertificate {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Integer DNS_NAME = 2;
  private static final Integer IP_ADDRESS = 7;

  private final List<X509Certificate> chain;

  private ServerCertificate(List<X509Certificate> chain) {
    this.chain = chain;
  }

  /** Of what a host shows, its own certificate first; empty if it shows nothing. */
  static Optional<ServerCertificate> of(List<X509Certificate> chain) {
    return chain.isEmpty() ? Optional.empty() : Optional.of(new ServerCertificate(chain));
  }

  /** Reads one in PEM. @throws IOException if it is none */
  static ServerCertificate read(String pem) throws IOException {
    try {
      Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      if (all.size() == 1 && all.iterator().next() instanceof X509Certificate one) {
        return new ServerCertificate(List.of(one));
      }
      throw new IOException(NLS.bind(Messages.Trust_notOne, all.size()));
    } catch (CertificateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private X509Certificate own() {
    return chain.get(0);
  }

  /** In PEM, without those that were shown with it. */
  String pem() {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private byte[] encoded() {
    try {
      return own().getEncoded();
    } catch (CertificateException e) {
      throw new IllegalStateException(e); // it was just read
    }
  }

  /** SHA-256 over it, as openssl and browsers write it. */
  String fingerprint() {
    try {
      return HexFormat.ofDelimiter(":").withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  HostIdentity identity() {
    return new HostIdentity(HostIdentity.Kind.CERTIFICATE, fingerprint(), List.of(
        fact(Messages.Trust_subject, own().getSubjectX500Principal().getName()),
        fact(Messages.Trust_names, String.join(", ", names())),
        fact(Messages.Trust_issuer, own().getIssuerX500Principal().equals(own().getSubjectX500Principal())
            ? Messages.Trust_itself : own().getIssuerX500Principal().getName()),
        fact(Messages.Trust_validity, NLS.bind(Messages.Trust_fromTo, DATE.format(own().getNotBefore().toInstant()),
            DATE.format(own().getNotAfter().toInstant())))),
        pem());
  }

  private static Fact fact(String name, String value) {
    return new Fact(name, Bounds.text(value, Bounds.TEXT));
  }

  /** Why libvirt refuses it whoever signed it and whatever is accepted; a sentence. */
  Optional<String> obstacle(Endpoint endpoint, Instant now) {
    if (now.isAfter(own().getNotAfter().toInstant())) {
      return Optional.of(NLS.bind(Messages.Trust_expired, DATE.format(own().getNotAfter().toInstant())));
    }
    if (now.isBefore(own().getNotBefore().toInstant())) {
      return Optional.of(NLS.bind(Messages.Trust_notYet, DATE.format(own().getNotBefore().toInstant())));
    }
    String address = endpoint.asciiAddress();
    return names().stream().anyMatch(name -> matches(name, address)) ? Optional.empty()
        : Optional.of(NLS.bind(Messages.Trust_otherName, endpoint.address(),
            Bounds.text(String.join(", ", names()), Bounds.TEXT)));
  }

  private static boolean matches(String name, String address) {
    String wanted = address.endsWith(".") ? address.substring(0, address.length() - 1) : address;
    int dot = wanted.indexOf('.');
    return name.equalsIgnoreCase(wanted) || isSameIpv6(name, wanted)
        || name.startsWith("*.") && dot > 0 && name.substring(1).equalsIgnoreCase(wanted.substring(dot));
  }

  /** Which may be written in many ways. */
  private static boolean isSameIpv6(String name, String wanted) {
    try {
      return name.indexOf(':') >= 0 && wanted.indexOf(':') >= 0
          && InetAddress.getByName(name).equals(InetAddress.getByName(wanted)); // which looks up no name
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** For which names and addresses it is; what it is called counts only where it names none. */
  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    try {
      Collection<List<?>> alternatives = own().getSubjectAlternativeNames();
      for (List<?> each : alternatives == null ? List.<List<?>>of() : alternatives) {
        if (DNS_NAME.equals(each.get(0)) || IP_ADDRESS.equals(each.get(0))) {
          names.add(String.valueOf(each.get(1)));
        }
      }
      if (names.isEmpty()) {
        new LdapName(own().getSubjectX500Principal().getName()).getRdns().stream()
            .filter(part -> part.getType().equalsIgnoreCase("CN")).map(part -> String.valueOf(part.getValue()))
            .forEach(names::add);
      }
    } catch (CertificateParsingException | InvalidNameException e) {
      return names; // what cannot be read names nothing
    }
    return names;
  }

  /** Whether an authority in that file has signed it, or the file has it itself. */
  boolean isSignedBy(Path authorities, Instant now) {
    try (InputStream in = Files.newInputStream(authorities)) {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> known = new ArrayList<>();
      factory.generateCertificates(in).forEach(each -> known.add((X509Certificate) each));
      if (known.contains(own())) {
        return true;
      }
      PKIXParameters parameters = new PKIXParameters(
          known.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet()));
      parameters.setRevocationEnabled(false); // libvirt looks into cacrl.pem by itself
      parameters.setDate(Date.from(now));
      List<X509Certificate> path = chain.stream().filter(each -> !known.contains(each)).toList();
      return Objects
          .nonNull(CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(path), parameters));
    } catch (IOException | GeneralSecurityException e) {
      return false;
    }
  }
}
