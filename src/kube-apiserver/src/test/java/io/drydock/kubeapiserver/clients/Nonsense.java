package io.drydock.kubeapiserver.clients;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes requests that no client should send: the same ones from the same seed. */
final class Nonsense {
    private static final List<String> METHODS =
            List.of("POST", "POST", "PUT", "PUT", "PATCH", "PATCH", "DELETE", "GET", "HEAD", "OPTIONS", "BREW");
    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/json",
            "application/yaml",
            "application/vnd.kubernetes.protobuf",
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json",
            "application/apply-patch+yaml",
            "application/cbor",
            "text/plain",
            "application/json;charset=utf-8;q=zero",
            "nonsense");
    private static final List<String> ACCEPTED = List.of(
            "application/json",
            "*/*",
            "application/yaml",
            "application/json;as=Table;v=v1;g=meta.k8s.io",
            "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
            "application/json;as=Nonsense;v=v9;g=nowhere",
            "image/png",
            "nonsense;;;=,");
    private static final List<String> COLLECTIONS = List.of(
            "/api/v1/namespaces",
            "/api/v1/nodes",
            "/api/v1/persistentvolumes",
            "/api/v1/namespaces/default/configmaps",
            "/api/v1/namespaces/default/endpoints",
            "/api/v1/namespaces/default/events",
            "/api/v1/namespaces/default/limitranges",
            "/api/v1/namespaces/default/persistentvolumeclaims",
            "/api/v1/namespaces/default/pods",
            "/api/v1/namespaces/default/podtemplates",
            "/api/v1/namespaces/default/replicationcontrollers",
            "/api/v1/namespaces/default/resourcequotas",
            "/api/v1/namespaces/default/secrets",
            "/api/v1/namespaces/default/serviceaccounts",
            "/api/v1/namespaces/default/services",
            "/api/v1/namespaces/nowhere/pods",
            "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
            "/apis/apiregistration.k8s.io/v1/apiservices",
            "/apis/apps/v1/namespaces/default/controllerrevisions",
            "/apis/apps/v1/namespaces/default/daemonsets",
            "/apis/apps/v1/namespaces/default/deployments",
            "/apis/apps/v1/namespaces/default/replicasets",
            "/apis/apps/v1/namespaces/default/statefulsets",
            "/apis/authentication.k8s.io/v1/tokenreviews",
            "/apis/authentication.k8s.io/v1/selfsubjectreviews",
            "/apis/authorization.k8s.io/v1/namespaces/default/localsubjectaccessreviews",
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
            "/apis/authorization.k8s.io/v1/subjectaccessreviews",
            "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers",
            "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers",
            "/apis/batch/v1/namespaces/default/cronjobs",
            "/apis/batch/v1/namespaces/default/jobs",
            "/apis/certificates.k8s.io/v1/certificatesigningrequests",
            "/apis/coordination.k8s.io/v1/namespaces/default/leases",
            "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
            "/apis/events.k8s.io/v1/namespaces/default/events",
            "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas",
            "/apis/networking.k8s.io/v1/namespaces/default/ingresses",
            "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies",
            "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
            "/apis/rbac.authorization.k8s.io/v1/clusterroles",
            "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings",
            "/apis/scheduling.k8s.io/v1/priorityclasses",
            "/apis/storage.k8s.io/v1/storageclasses");
    private static final List<String> NAMES = List.of("a", "kubernetes", "default", "system:node", "A B", "..", "%");
    private static final List<String> SUBRESOURCES = List.of(
            "status",
            "scale",
            "finalize",
            "binding",
            "eviction",
            "ephemeralcontainers",
            "log",
            "token",
            "approval",
            "proxy",
            "attach",
            "nonsense");
    private static final List<String> OTHER_PATHS = List.of(
            "/",
            "/api",
            "/apis",
            "/api/v1",
            "/apis/apps",
            "/apis/apps/v1",
            "/apis/nowhere/v1",
            "/api/v9/pods",
            "/version",
            "/healthz",
            "/readyz/nonsense",
            "/openapi/v2",
            "/metrics",
            "/nonsense",
            "/api/v1/watch/pods/",
            "/debug/startup");
    private static final List<String> PARAMETERS = List.of(
            "resourceVersion",
            "resourceVersionMatch",
            "limit",
            "continue",
            "labelSelector",
            "fieldSelector",
            "dryRun",
            "fieldManager",
            "fieldValidation",
            "force",
            "pretty",
            "propagationPolicy",
            "gracePeriodSeconds",
            "orphanDependents",
            "allowWatchBookmarks",
            "sendInitialEvents",
            "includeObject",
            "export",
            "timeout");
    private static final List<String> VALUES = List.of(
            "",
            "true",
            "-1",
            "0",
            "1",
            "99999999999999999999",
            "All",
            "Strict",
            "Exact",
            "abc",
            "a=b,c!=d,!e",
            "metadata.name=x",
            "spec.nodeName!=y",
            "((",
            "a in (",
            "Background",
            "Orphan",
            "1h",
            "\0",
            "é",
            "eyJ2IjoibWV0",
            "x in (a,b),y notin (c)");

    private final Random random;
    private final NonsenseBodies bodies;

    Nonsense(long seed) {
        this.random = new Random(seed);
        this.bodies = new NonsenseBodies(random);
    }

    /** @param target path and query, fit for a URI */
    record Request(String method, String target, String contentType, String accept, byte[] body) {
        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return method + " " + target + " (" + contentType + ", accepting " + accept + ") "
                    + text.substring(0, Math.min(text.length(), 300));
        }
    }

    Request next() {
        String method = pick(METHODS);
        String collection = pick(COLLECTIONS);
        boolean toCollection = method.equals("POST") || random.nextInt(6) == 0;
        String path;
        if (random.nextInt(12) == 0) {
            path = pick(OTHER_PATHS);
        } else if (random.nextInt(15) == 0) {
            path = collection + "/" + encoded(bodies.text()) + "/" + encoded(bodies.text());
        } else {
            path = toCollection ? collection : collection + "/" + encoded(pick(NAMES)) + subresource();
        }
        return new Request(method, path + query(method), pick(CONTENT_TYPES), pick(ACCEPTED), bodies.next(collection));
    }

    private String subresource() {
        return random.nextInt(4) == 0 ? "/" + pick(SUBRESOURCES) : "";
    }

    private String query(String method) {
        String nonsense = IntStream.range(0, random.nextInt(4))
                .mapToObj(ignored ->
                        pick(PARAMETERS) + "=" + encoded(random.nextInt(5) == 0 ? bodies.text() : pick(VALUES)))
                .collect(Collectors.joining("&"));
        boolean watches = method.equals("GET") && random.nextInt(40) == 0;
        String query = watches ? "watch=1&timeoutSeconds=1&" + nonsense : nonsense;
        return query.isEmpty() ? "" : "?" + query;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
