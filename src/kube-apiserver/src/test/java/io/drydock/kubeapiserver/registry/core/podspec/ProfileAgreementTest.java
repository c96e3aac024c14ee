package io.drydock.kubeapiserver.registry.core.podspec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.kubeapiserver.registry.core.CoreServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ProfileAgreementTest {
    private static final String OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/c";

    private static String pod(String annotations, String spec, String container) {
        return ("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'x','annotations':{%s}},"
                        + "'spec':{'containers':[{'name':'c','image':'i'%s}]%s}}")
                .formatted(annotations, container, spec);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runtime/default|{\"type\":\"RuntimeDefault\"}",
                "docker/default|{\"type\":\"RuntimeDefault\"}",
                "unconfined|{\"type\":\"Unconfined\"}",
                "localhost/a/b|{\"type\":\"Localhost\",\"localhostProfile\":\"a/b\"}",
            })
    void the_older_release_puts_a_seccomp_annotation_into_the_field(String annotation, String field) {
        String container = "'container." + OF_POD.replace("/pod", "/c") + "':'" + annotation + "'";
        KubeObject created = new CoreServer(Release.V1_20)
                .create("pods", pod("'" + OF_POD + "':'" + annotation + "'," + container, "", ""));
        assertEquals(
                field, created.at("spec", "securityContext", "seccompProfile").toString());
        assertEquals(
                field,
                created.at("spec", "containers")
                        .get(0)
                        .at("/securityContext/seccompProfile")
                        .toString());
    }

    @Test
    void the_older_release_says_a_seccomp_field_in_an_annotation_too() {
        String context = ",'securityContext':{'seccompProfile':{'type':'%s'%s}}";
        KubeObject created = new CoreServer(Release.V1_20)
                .create(
                        "pods",
                        pod(
                                "",
                                context.formatted("Localhost", ",'localhostProfile':'p'"),
                                context.formatted("Unconfined", "")));
        assertEquals("localhost/p", created.annotations().get(OF_POD));
        assertEquals("unconfined", created.annotations().get("container.seccomp.security.alpha.kubernetes.io/c"));
    }

    @Test
    void the_newer_release_leaves_seccomp_to_the_fields() {
        KubeObject created = new CoreServer(Release.V1_36).create("pods", pod("'" + OF_POD + "':'unconfined'", "", ""));
        assertTrue(created.at("spec", "securityContext", "seccompProfile").isMissingNode());
    }

    @Test
    void the_newer_release_puts_an_apparmor_annotation_into_the_field_and_warns() {
        KubeObject pod = parse(pod("'" + APP_ARMOR + "':'localhost/p'", "", ""));
        assertEquals(1, warnings(pod).size());
        assertEquals(
                "{\"type\":\"Localhost\",\"localhostProfile\":\"p\"}",
                pod.at("spec", "containers")
                        .get(0)
                        .at("/securityContext/appArmorProfile")
                        .toString());
    }

    @Test
    void an_apparmor_annotation_that_repeats_what_the_pod_says_changes_nothing() {
        String ofPod = ",'securityContext':{'appArmorProfile':{'type':'Unconfined'}}";
        KubeObject pod = parse(pod("'" + APP_ARMOR + "':'unconfined'", ofPod, ""));
        KubeObject before = pod.deepCopy();
        assertEquals(List.of(), warnings(pod));
        assertEquals(before.tree(), pod.tree());
    }

    @Test
    void an_apparmor_annotation_that_no_field_could_hold_is_only_warned_of() {
        KubeObject pod = parse(pod("'" + APP_ARMOR + "':'localhost/ p'", "", ""));
        KubeObject before = pod.deepCopy();
        assertEquals(
                List.of("metadata.annotations[" + APP_ARMOR
                        + "]: deprecated since v1.30; use the \"appArmorProfile\" field instead"),
                warnings(pod));
        assertEquals(before.tree(), pod.tree());
    }

    @Test
    void pods_of_the_newer_release_have_their_apparmor_annotations_migrated_when_created() {
        KubeObject created =
                new CoreServer(Release.V1_36).create("pods", pod("'" + APP_ARMOR + "':'runtime/default'", "", ""));
        assertEquals(
                "RuntimeDefault",
                created.at("spec", "containers")
                        .get(0)
                        .at("/securityContext/appArmorProfile/type")
                        .asString());
    }

    private static List<String> warnings(KubeObject pod) {
        List<String> warnings = new ArrayList<>();
        AppArmorMigration.apply(pod, warnings::add);
        return warnings;
    }

    private static KubeObject parse(String json) {
        return KubeObject.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
