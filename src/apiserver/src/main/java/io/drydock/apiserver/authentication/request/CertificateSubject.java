package io.drydock.apiserver.authentication.request;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * What a certificate's subject says of its holder.
 *
 * @param commonName the last of them; empty when there is none
 * @param uids the values of Kubernetes' own attribute for a user's UID
 */
record CertificateSubject(String commonName, List<String> organizations, List<String> uids) {
    private static final ASN1ObjectIdentifier UID = new ASN1ObjectIdentifier("1.3.6.1.4.1.57683.2");

    static CertificateSubject of(X509Certificate certificate) {
        String commonName = "";
        List<String> organizations = new ArrayList<>();
        List<String> uids = new ArrayList<>();
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        for (RDN part : subject.getRDNs()) {
            for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
                String value = attribute.getValue() instanceof ASN1String text ? text.getString() : "";
                if (attribute.getType().equals(BCStyle.CN)) {
                    commonName = value;
                } else if (attribute.getType().equals(BCStyle.O)) {
                    organizations.add(value);
                } else if (attribute.getType().equals(UID)) {
                    uids.add(value);
                }
            }
        }
        return new CertificateSubject(commonName, List.copyOf(organizations), List.copyOf(uids));
    }
}
