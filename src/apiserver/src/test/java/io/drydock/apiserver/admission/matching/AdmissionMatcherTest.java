package io.drydock.apiserver.admission.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionContext;
import io.drydock.apiserver.admission.ObjectInterfaces;
import io.drydock.apiserver.authentication.UserInfo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class AdmissionMatcherTest {
    private static final GroupVersionResource INGRESSES =
            new GroupVersionResource("networking.k8s.io", "v1", "ingresses");
    private static final GroupVersionResource OLD_INGRESSES =
            new GroupVersionResource("extensions", "v1beta1", "ingresses");

    private final AdmissionMatcher matcher = new AdmissionMatcher(name -> name.equals("blue")
            ? Optional.of(object("{'kind':'Namespace','metadata':{'name':'blue','labels':{'colour':'blue'}}}"))
            : Optional.empty());

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "pods, pods, true",
        "pods, pods/status, false",
        "pods/status, pods, false",
        "pods/*, pods, true",
        "pods/*, pods/log, true",
        "*, pods, true",
        "*, pods/log, false",
        "*/log, pods/log, true",
        "*/log, pods, false",
        "*/*, pods, true",
        "*/*, pods/log, true",
        "services, pods, false"
    })
    void a_rule_names_resources_and_subresources_with_stars(String rule, String path, boolean matches) {
        MatchCriteria criteria = webhook("'rules':[{'operations':['*'],'apiGroups':[''],'apiVersions':['v1'],"
                + "'resources':['" + rule + "']}]");
        assertEquals(
                matches, matcher.match(criteria, pod(path, Operation.CREATE)).isPresent());
    }

    @Test
    void operation_group_and_version_have_to_fit_all_together() {
        assertTrue(matchesPods("'operations':['CREATE'],'apiGroups':[''],'apiVersions':['v1'],'resources':['pods']"));
        assertFalse(matchesPods("'operations':['UPDATE'],'apiGroups':[''],'apiVersions':['v1'],'resources':['pods']"));
        assertFalse(matchesPods("'operations':['*'],'apiGroups':['apps'],'apiVersions':['v1'],'resources':['pods']"));
        assertFalse(matchesPods("'operations':['*'],'apiGroups':['*'],'apiVersions':['v2'],'resources':['pods']"));
    }

    @Test
    void a_namespace_counts_as_of_the_cluster_although_it_is_in_itself() {
        AdmissionAttributes namespace = namespace("{'name':'n'}");
        String rule = "'operations':['*'],'apiGroups':['*'],'apiVersions':['*'],'resources':['*'],'scope':";
        assertTrue(matcher.match(webhook("'rules':[{" + rule + "'Cluster'}]"), namespace)
                .isPresent());
        assertFalse(matcher.match(webhook("'rules':[{" + rule + "'Namespaced'}]"), namespace)
                .isPresent());
        assertTrue(matchesPods(rule + "'Namespaced'"));
        assertFalse(matchesPods(rule + "'Cluster'"));
    }

    @Test
    void a_namespace_that_is_written_is_selected_by_its_new_labels() {
        AdmissionAttributes namespace = namespace("{'name':'n','labels':{'colour':'red'}}");
        assertTrue(matcher.match(selecting("colour", "red"), namespace).isPresent());
        assertFalse(matcher.match(selecting("colour", "blue"), namespace).isPresent());
    }

    @Test
    void other_objects_are_selected_by_the_labels_of_their_namespace() {
        assertTrue(matcher.match(selecting("colour", "blue"), pod("pods", Operation.CREATE))
                .isPresent());
        assertFalse(matcher.match(selecting("colour", "red"), pod("pods", Operation.CREATE))
                .isPresent());
    }

    @Test
    void a_namespace_that_does_not_exist_is_not_found_unless_nothing_asks_for_it() {
        AdmissionAttributes lost = write(
                new GroupVersionResource("", "v1", "pods"),
                "Pod",
                "",
                "nowhere",
                Operation.CREATE,
                "{'kind':'Pod','metadata':{'name':'p'}}",
                ObjectInterfaces.SINGLE_VERSION);
        MatchCriteria criteria = selecting("colour", "blue");
        StatusException refusal = assertThrows(StatusException.class, () -> matcher.match(criteria, lost));
        assertEquals(404, refusal.status().code());
        assertEquals("namespaces \"nowhere\" not found", refusal.status().message());
        assertFalse(matcher.match(webhook("'rules':[],'namespaceSelector':{'matchLabels':{'a':'b'}}"), lost)
                .isPresent());
    }

    @Test
    void an_object_is_selected_by_its_new_or_its_old_labels() {
        MatchCriteria criteria = webhook("'rules':[{'operations':['*'],'apiGroups':['*'],'apiVersions':['*'],"
                + "'resources':['*/*']}],'namespaceSelector':{},'objectSelector':{'matchLabels':{'app':'web'}}");
        assertTrue(matcher.match(criteria, pod("pods", Operation.CREATE)).isPresent());
        AdmissionAttributes relabelled = pod("pods", Operation.UPDATE);
        relabelled.object().orElseThrow().metadata().remove("labels");
        assertFalse(matcher.match(criteria, relabelled).isPresent());
        AdmissionAttributes withOld = new AdmissionAttributes(
                Operation.DELETE,
                relabelled.kind(),
                relabelled.resource(),
                "",
                "blue",
                "p",
                Optional.empty(),
                pod("pods", Operation.CREATE).object(),
                relabelled.options(),
                false,
                relabelled.user());
        assertTrue(matcher.match(criteria, withOld).isPresent());
    }

    @Test
    void an_equivalent_resource_matches_and_is_shown_in_its_own_version() {
        String rule = "'rules':[{'operations':['*'],'apiGroups':['networking.k8s.io'],'apiVersions':['v1'],"
                + "'resources':['ingresses']}],'namespaceSelector':{},'objectSelector':{}";
        AdmissionAttributes old = write(
                OLD_INGRESSES, "Ingress", "", "blue", Operation.CREATE, "{'metadata':{'name':'i'}}", new Ingresses());
        Match match = matcher.match(webhook(rule + ",'matchPolicy':'Equivalent'"), old)
                .orElseThrow();
        assertEquals(INGRESSES, match.resource());
        assertEquals(new GroupVersionKind("networking.k8s.io", "v1", "Ingress"), match.kind());
        assertFalse(matcher.match(webhook(rule + ",'matchPolicy':'Exact'"), old).isPresent());
    }

    @Test
    void a_policy_without_rules_sees_all_but_what_it_excludes() {
        MatchCriteria all = MatchCriteria.ofPolicy(json("{'namespaceSelector':{},'objectSelector':{}}"));
        assertTrue(matcher.match(all, pod("pods/log", Operation.CONNECT)).isPresent());
        MatchCriteria some = MatchCriteria.ofPolicy(
                json("{'namespaceSelector':{},'objectSelector':{},'excludeResourceRules':[{'operations':['*'],"
                        + "'apiGroups':[''],'apiVersions':['v1'],'resources':['pods'],'resourceNames':['p']}]}"));
        assertFalse(matcher.match(some, pod("pods", Operation.CREATE)).isPresent());
        assertTrue(matcher.match(some, pod("pods/status", Operation.UPDATE)).isPresent());
    }

    @Test
    void configurations_of_admission_are_left_alone() {
        assertTrue(AdmissionMatcher.isExempt(write(
                new GroupVersionResource("admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations"),
                "ValidatingWebhookConfiguration",
                "",
                "",
                Operation.DELETE,
                "{'metadata':{}}",
                ObjectInterfaces.SINGLE_VERSION)));
        assertFalse(AdmissionMatcher.isExempt(pod("pods", Operation.CREATE)));
    }

    private boolean matchesPods(String rule) {
        return matcher.match(
                        webhook("'rules':[{" + rule + "}],'namespaceSelector':{},'objectSelector':{}"),
                        pod("pods", Operation.CREATE))
                .isPresent();
    }

    private static MatchCriteria selecting(String label, String value) {
        return webhook("'rules':[{'operations':['*'],'apiGroups':['*'],'apiVersions':['*'],'resources':['*/*']}],"
                + "'namespaceSelector':{'matchLabels':{'" + label + "':'" + value + "'}},'objectSelector':{}");
    }

    private static MatchCriteria webhook(String fields) {
        ObjectNode tree = json("{" + fields + "}");
        tree.withObjectProperty("namespaceSelector");
        tree.withObjectProperty("objectSelector");
        return MatchCriteria.ofWebhook(tree);
    }

    private static AdmissionAttributes namespace(String metadata) {
        return write(
                new GroupVersionResource("", "v1", "namespaces"),
                "Namespace",
                "",
                "n",
                Operation.CREATE,
                "{'kind':'Namespace','metadata':" + metadata + "}",
                ObjectInterfaces.SINGLE_VERSION);
    }

    private static AdmissionAttributes pod(String path, Operation operation) {
        int slash = path.indexOf('/');
        return write(
                new GroupVersionResource("", "v1", slash < 0 ? path : path.substring(0, slash)),
                "Pod",
                slash < 0 ? "" : path.substring(slash + 1),
                "blue",
                operation,
                "{'kind':'Pod','metadata':{'name':'p','labels':{'app':'web'}}}",
                ObjectInterfaces.SINGLE_VERSION);
    }

    private static AdmissionAttributes write(
            GroupVersionResource resource,
            String kind,
            String subresource,
            String namespace,
            Operation operation,
            String object,
            ObjectInterfaces objects) {
        return new AdmissionAttributes(
                operation,
                resource.groupVersion().withKind(kind),
                resource,
                subresource,
                namespace,
                "p",
                Optional.of(object(object)),
                Optional.empty(),
                JsonNodeFactory.instance.objectNode(),
                false,
                UserInfo.of("alice"),
                objects,
                AdmissionContext.silent());
    }

    private static KubeObject object(String text) {
        return KubeObject.of(json(text));
    }

    private static ObjectNode json(String text) {
        JsonNode tree = JsonMapper.shared().readTree(text.replace('\'', '"'));
        return (ObjectNode) tree;
    }

    private static final class Ingresses implements ObjectInterfaces {
        private final EquivalentResources served = new EquivalentResources();

        private Ingresses() {
            for (GroupVersionResource resource : List.of(OLD_INGRESSES, INGRESSES)) {
                served.register(
                        resource,
                        "",
                        resource.groupVersion().withKind("Ingress"),
                        new GroupResource("networking.k8s.io", "ingresses"));
            }
        }

        @Override
        public KubeObject convert(KubeObject object, GroupVersionKind kind) {
            return SINGLE_VERSION.convert(object, kind);
        }

        @Override
        public KubeObject read(byte[] bytes, GroupVersionKind kind) {
            return SINGLE_VERSION.read(bytes, kind);
        }

        @Override
        public void setDefaults(KubeObject object) {}

        @Override
        public Optional<StructType> typeOf(GroupVersionKind kind) {
            return Optional.empty();
        }

        @Override
        public List<GroupVersionResource> equivalents(GroupVersionResource resource, String subresource) {
            return served.of(resource, subresource);
        }

        @Override
        public Optional<GroupVersionKind> kindOf(GroupVersionResource resource, String subresource) {
            return served.kindOf(resource, subresource);
        }
    }
}
