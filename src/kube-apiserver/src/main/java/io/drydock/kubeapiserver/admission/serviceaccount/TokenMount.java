package io.drydock.kubeapiserver.admission.serviceaccount;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.SimpleNameGenerator;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.drydock.kubeapiserver.serviceaccount.BoundTokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mounts a service account's token into the containers of a pod, at the path where clients look for it. New releases
 * mount a token that the kubelet asks for; old ones a secret that the account names, and nothing when it names none.
 *
 * @see "Go: plugin/pkg/admission/serviceaccount/admission.go: Plugin.mountServiceAccountToken"
 */
final class TokenMount {
    private static final String PATH = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String VOLUME_PREFIX = "kube-api-access-";
    private static final int READABLE_BY_ALL = 0644;
    /** The first release that needs no secrets for tokens. */
    private static final int PROJECTS_SINCE = 21;

    private final Release release;
    private final ResourceDirectory directory;

    TokenMount(Release release, ResourceDirectory directory) {
        this.release = release;
        this.directory = directory;
    }

    void addTo(ObjectNode spec, KubeObject account) {
        if (release.minor() >= PROJECTS_SINCE) {
            Optional<String> existing =
                    volumeName(spec, volume -> volume.path("name").asString("").startsWith(VOLUME_PREFIX));
            String name = existing.orElseGet(() -> new SimpleNameGenerator().generateName(VOLUME_PREFIX));
            if (mountIntoAll(spec, name) && existing.isEmpty()) {
                putProjection(array(spec, "volumes").addObject().put("name", name));
            }
        } else {
            tokenSecret(account).ifPresent(secret -> addSecret(spec, secret));
        }
    }

    private static void addSecret(ObjectNode spec, String secret) {
        Optional<String> existing = volumeName(
                spec,
                volume -> volume.path("secret").path("secretName").asString("").equals(secret));
        if (mountIntoAll(spec, existing.orElse(secret)) && existing.isEmpty()) {
            array(spec, "volumes")
                    .addObject()
                    .put("name", secret)
                    .putObject("secret")
                    .put("secretName", secret)
                    .put("defaultMode", READABLE_BY_ALL);
        }
    }

    private static Optional<String> volumeName(JsonNode spec, Predicate<JsonNode> wanted) {
        return spec.path("volumes")
                .valueStream()
                .filter(wanted)
                .map(volume -> volume.path("name").asString(""))
                .findFirst();
    }

    /** @return whether any container has use for the volume */
    private static boolean mountIntoAll(ObjectNode spec, String volume) {
        boolean needed = false;
        for (String containers : List.of("initContainers", "containers")) {
            for (JsonNode container : spec.path(containers)) {
                needed |= container instanceof ObjectNode tree && mount(tree, volume);
            }
        }
        return needed;
    }

    /** @return false when something is mounted there already */
    private static boolean mount(ObjectNode container, String volume) {
        boolean taken = container
                .path("volumeMounts")
                .valueStream()
                .anyMatch(present -> present.path("mountPath").asString("").equals(PATH));
        if (!taken) {
            array(container, "volumeMounts")
                    .addObject()
                    .put("name", volume)
                    .put("readOnly", true)
                    .put("mountPath", PATH);
        }
        return !taken;
    }

    private static void putProjection(ObjectNode volume) {
        ObjectNode projected = volume.putObject("projected");
        ArrayNode sources = projected.putArray("sources");
        sources.addObject()
                .putObject("serviceAccountToken")
                .put("expirationSeconds", BoundTokens.MOUNTED_SECONDS)
                .put("path", "token");
        ObjectNode authorities = sources.addObject().putObject("configMap").put("name", "kube-root-ca.crt");
        authorities.putArray("items").addObject().put("key", "ca.crt").put("path", "ca.crt");
        ObjectNode namespace = sources.addObject()
                .putObject("downwardAPI")
                .putArray("items")
                .addObject()
                .put("path", "namespace");
        namespace.putObject("fieldRef").put("apiVersion", "v1").put("fieldPath", "metadata.namespace");
        projected.put("defaultMode", READABLE_BY_ALL);
    }

    private Optional<String> tokenSecret(KubeObject account) {
        return account.at("secrets")
                .valueStream()
                .map(reference -> reference.path("name").asString(""))
                .filter(name -> isTokenOf(account, name))
                .findFirst();
    }

    private boolean isTokenOf(KubeObject account, String name) {
        try {
            KubeObject secret = directory
                    .require(new GroupResource("", "secrets"))
                    .get(InternalScope.of("secrets", account.namespace()), name, JsonNodeFactory.instance.objectNode());
            return secret.at("type").asString("").equals("kubernetes.io/service-account-token")
                    && account.name().equals(secret.annotations().get("kubernetes.io/service-account.name"));
        } catch (StatusException missing) {
            return false;
        }
    }

    private static ArrayNode array(ObjectNode tree, String field) {
        return tree.get(field) instanceof ArrayNode array ? array : tree.putArray(field);
    }
}
