package io.drydock.kubeapiserver.admission.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.Authorizer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class SignerCheckTest {
    private static final String SIGNED = "{'metadata':{'name':'x'},'spec':{'signerName':'example.com/s'}}";

    /** Each user may do what their name says, and nothing else. */
    private final Authorizer authorizer = request -> request.user().name().equals(request.verb() + " " + request.name())
            ? Authorizer.Decision.allow("")
            : Authorizer.Decision.NO_OPINION;

    private final List<ValidatingAdmission> plugins = List.of(
            new CertificateApproval(authorizer),
            new CertificateSigning(authorizer),
            new ClusterTrustBundleAttest(authorizer));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            UPDATE | certificatesigningrequests/approval | approve example.com/s | allowed
            UPDATE | certificatesigningrequests/approval | approve example.com/* | allowed
            UPDATE | certificatesigningrequests/approval | sign example.com/s | certificatesigningrequests.certificates.k8s.io "x" is forbidden: user not permitted to approve requests with signerName "example.com/s"
            UPDATE | certificatesigningrequests/status | sign example.com/s | allowed
            UPDATE | certificatesigningrequests/status | nobody | certificatesigningrequests.certificates.k8s.io "x" is forbidden: user not permitted to sign requests with signerName "example.com/s"
            UPDATE | certificatesigningrequests | nobody | allowed
            CREATE | clustertrustbundles | attest example.com/* | allowed
            CREATE | clustertrustbundles | nobody | clustertrustbundles.certificates.k8s.io "x" is forbidden: user not permitted to attest for signerName "example.com/s"
            """)
    void who_may_act_for_a_signer(String operation, String path, String user, String answer) {
        KubeObject old = parse(SIGNED);
        KubeObject changed = parse(SIGNED.replace("'spec'", "'status':{'certificate':'Yw=='},'spec'"));
        assertEquals(answer, answer(Operation.valueOf(operation), path, user, changed, Optional.of(old)));
    }

    private String answer(Operation operation, String path, String user, KubeObject object, Optional<KubeObject> old) {
        int slash = path.indexOf('/');
        AdmissionAttributes attributes = new AdmissionAttributes(
                operation,
                new GroupVersionKind("certificates.k8s.io", "v1", "Any"),
                new GroupVersionResource("certificates.k8s.io", "v1", slash < 0 ? path : path.substring(0, slash)),
                slash < 0 ? "" : path.substring(slash + 1),
                "",
                "x",
                Optional.of(object),
                operation == Operation.CREATE ? Optional.empty() : old,
                JsonNodeFactory.instance.objectNode(),
                false,
                UserInfo.of(user));
        try {
            plugins.forEach(plugin -> plugin.validate(attributes));
            return "allowed";
        } catch (StatusException refusal) {
            return refusal.status().message();
        }
    }

    private static KubeObject parse(String json) {
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
