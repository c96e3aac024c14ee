package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.authorization.rbac.PolicyRule;
import io.drydock.apiserver.authorization.rbac.RoleRef;
import io.drydock.apiserver.authorization.rbac.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The roles and bindings every cluster of a release begins with. What 1.20 has is in one resource, and what newer
 * releases have instead or besides in another.
 *
 * @see "Go: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go: GetBootstrapRoles"
 */
public final class BootstrapPolicy {
    static final String AUTOUPDATE = "rbac.authorization.kubernetes.io/autoupdate";
    private static final String AGGREGATE_TO = "rbac.authorization.k8s.io/aggregate-to-";
    private static final String CONTROLLER = "system:controller:";

    private final Map<RbacResource, Map<String, KubeObject>> objects = new LinkedHashMap<>();

    private BootstrapPolicy() {
        for (RbacResource resource : RbacResource.values()) {
            objects.put(resource, new LinkedHashMap<>());
        }
    }

    static BootstrapPolicy of(Release release) {
        BootstrapPolicy policy = new BootstrapPolicy();
        policy.add(Release.V1_20);
        if (release != Release.V1_20) {
            policy.add(release);
        }
        policy.bindControllers();
        return policy;
    }

    /**
     * What every kubelet may do, whatever runs on its node.
     *
     * @see "Go: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go: NodeRules"
     */
    public static List<PolicyRule> nodeRules(Release release) {
        return of(release).objects(RbacResource.CLUSTER_ROLE).stream()
                .filter(role -> role.name().equals("system:node"))
                .flatMap(role -> PolicyRule.listOf(role.at("rules")).stream())
                .toList();
    }

    Collection<KubeObject> objects(RbacResource resource) {
        return Objects.requireNonNull(objects.get(resource)).values();
    }

    private void add(Release release) {
        JsonNode data = read("bootstrap-" + release.version() + ".json");
        data.path("clusterRoles").forEach(entry -> put(RbacResource.CLUSTER_ROLE, role(entry, "ClusterRole")));
        data.path("roles").forEach(entry -> put(RbacResource.ROLE, role(entry, "Role")));
        data.path("clusterRoleBindings")
                .forEach(entry -> put(
                        RbacResource.CLUSTER_ROLE_BINDING,
                        binding(entry, RbacResource.CLUSTER_ROLE_BINDING, RoleRef.CLUSTER_ROLE)));
        data.path("roleBindings")
                .forEach(entry ->
                        put(RbacResource.ROLE_BINDING, binding(entry, RbacResource.ROLE_BINDING, RoleRef.ROLE)));
    }

    /** The role of each controller is bound to the service account it runs as. */
    private void bindControllers() {
        List<String> names = new ArrayList<>();
        objects(RbacResource.CLUSTER_ROLE).forEach(role -> names.add(role.name()));
        for (String name : names) {
            if (name.startsWith(CONTROLLER)) {
                KubeObject binding = withMetadata(RbacResource.CLUSTER_ROLE_BINDING, name, "");
                putRoleRef(binding, RoleRef.CLUSTER_ROLE, name);
                binding.tree()
                        .putArray("subjects")
                        .addObject()
                        .put("kind", Subject.SERVICE_ACCOUNT)
                        .put("name", name.substring(CONTROLLER.length()))
                        .put("namespace", "kube-system");
                put(RbacResource.CLUSTER_ROLE_BINDING, binding);
            }
        }
    }

    private void put(RbacResource resource, KubeObject object) {
        Objects.requireNonNull(objects.get(resource)).put(object.namespace() + "/" + object.name(), object);
    }

    private static KubeObject role(JsonNode entry, String kind) {
        RbacResource resource = kind.equals("Role") ? RbacResource.ROLE : RbacResource.CLUSTER_ROLE;
        KubeObject role =
                withMetadata(resource, name(entry), entry.path("namespace").asString(""));
        if (entry.has("aggregateTo")) {
            role.metadata()
                    .withObjectProperty("labels")
                    .put(AGGREGATE_TO + entry.path("aggregateTo").asString(), "true");
        }
        if (entry.has("aggregates")) {
            role.tree().putNull("rules");
            role.objectAt("aggregationRule")
                    .putArray("clusterRoleSelectors")
                    .addObject()
                    .putObject("matchLabels")
                    .put(AGGREGATE_TO + entry.path("aggregates").asString(), "true");
        } else {
            role.tree().set("rules", entry.path("rules"));
        }
        return role;
    }

    /** Most bindings have the name of the role they grant. */
    private static KubeObject binding(JsonNode entry, RbacResource resource, String roleKind) {
        String name = name(entry);
        KubeObject binding =
                withMetadata(resource, name, entry.path("namespace").asString(""));
        putRoleRef(binding, roleKind, entry.path("role").asString(name));
        if (!entry.path("subjects").isEmpty()) {
            ArrayNode subjects = binding.tree().putArray("subjects");
            for (JsonNode subject : entry.path("subjects")) {
                ObjectNode tree = ((ObjectNode) subject).deepCopy();
                if (!subject.path("kind").asString("").equals(Subject.SERVICE_ACCOUNT)) {
                    tree.put("apiGroup", RbacResource.GROUP);
                }
                subjects.add(tree);
            }
        }
        return binding;
    }

    private static KubeObject withMetadata(RbacResource resource, String name, String namespace) {
        KubeObject object = KubeObject.ofKind(resource.kind());
        object.setName(name);
        object.setNamespace(namespace);
        object.metadata().withObjectProperty("labels").put("kubernetes.io/bootstrapping", "rbac-defaults");
        object.setAnnotation(AUTOUPDATE, "true");
        return object;
    }

    private static void putRoleRef(KubeObject binding, String kind, String name) {
        binding.objectAt("roleRef")
                .put("apiGroup", RbacResource.GROUP)
                .put("kind", kind)
                .put("name", name);
    }

    private static String name(JsonNode entry) {
        return entry.path("name").asString();
    }

    private static JsonNode read(String file) {
        try (InputStream in = Objects.requireNonNull(BootstrapPolicy.class.getResourceAsStream(file), file)) {
            return JsonDecoder.decode(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the bootstrap policy " + file, unreadable);
        }
    }
}
