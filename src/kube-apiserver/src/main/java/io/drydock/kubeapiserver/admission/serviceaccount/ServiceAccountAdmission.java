package io.drydock.kubeapiserver.admission.serviceaccount;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.MutatingAdmission;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.kubeapiserver.authorizer.PodReferences;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sees to it that every pod runs as a service account that exists, and mounts that account's token into it.
 *
 * @see "Go: plugin/pkg/admission/serviceaccount/admission.go: Plugin"
 */
public final class ServiceAccountAdmission implements MutatingAdmission, ValidatingAdmission {
    public static final String NAME = "ServiceAccount";
    static final String DEFAULT = "default";
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final int ATTEMPTS_FOR_DEFAULT = 10;
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Release release;
    private final ResourceDirectory directory;
    private final TokenMount mount;

    public ServiceAccountAdmission(Release release, ResourceDirectory directory) {
        this.release = release;
        this.directory = directory;
        this.mount = new TokenMount(release, directory);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void admit(AdmissionAttributes attributes) {
        if (attributes.operation() != Operation.CREATE || !isPod(attributes)) {
            return;
        }
        KubeObject pod = attributes.object().orElseThrow();
        if (isMirror(pod)) {
            validate(attributes);
            return;
        }
        ObjectNode spec = pod.objectAt("spec");
        if (accountOf(spec).isEmpty()) {
            spec.put("serviceAccountName", DEFAULT);
        }
        // The old name of the same field is still answered with.
        spec.put("serviceAccount", accountOf(spec));
        KubeObject account = account(attributes, accountOf(spec));
        if (mounts(spec, account)) {
            mount.addTo(spec, account);
        }
        JsonNode pullSecrets = account.at("imagePullSecrets");
        if (spec.path("imagePullSecrets").isEmpty() && !pullSecrets.isEmpty()) {
            spec.set("imagePullSecrets", pullSecrets.deepCopy());
        }
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        boolean addsContainers = release.atLeast(Release.V1_36)
                && attributes.operation() == Operation.UPDATE
                && attributes.subresource().equals("ephemeralcontainers");
        boolean creates = attributes.operation() == Operation.CREATE
                && attributes.subresource().isEmpty();
        if (!attributes.resource().groupResource().equals(new GroupResource("", "pods"))
                || !(creates || addsContainers)) {
            return;
        }
        KubeObject pod = attributes.object().orElseThrow();
        JsonNode spec = pod.at("spec");
        if (creates && isMirror(pod)) {
            requireNothingOfAccounts(attributes, pod);
            return;
        }
        if (accountOf(spec).isEmpty() && release.atLeast(Release.V1_36)) {
            throw AdmissionErrors.forbidden(
                    attributes, "no service account specified for pod " + attributes.namespace() + "/" + pod.name());
        }
        KubeObject account = account(attributes, accountOf(spec));
        if (!SecretReferences.areLimited(account)) {
            return;
        }
        SecretReferences references = new SecretReferences(release, account);
        if (addsContainers) {
            references.problemOfAddedContainers(spec).ifPresent(problem -> {
                throw new StatusException(Status.failure(500, "", problem));
            });
        } else {
            references.problem(spec).ifPresent(problem -> {
                throw AdmissionErrors.forbidden(attributes, problem);
            });
        }
    }

    private static boolean isPod(AdmissionAttributes attributes) {
        return attributes.resource().groupResource().equals(new GroupResource("", "pods"))
                && attributes.subresource().isEmpty();
    }

    /** A kubelet makes mirror pods of what it runs anyway; they must not get at anything by that. */
    private static void requireNothingOfAccounts(AdmissionAttributes attributes, KubeObject pod) {
        JsonNode spec = pod.at("spec");
        if (!accountOf(spec).isEmpty()) {
            throw AdmissionErrors.forbidden(attributes, "a mirror pod may not reference service accounts");
        }
        if (!PodReferences.ofAny(pod).secrets().isEmpty()) {
            throw AdmissionErrors.forbidden(attributes, "a mirror pod may not reference secrets");
        }
        for (JsonNode volume : spec.path("volumes")) {
            for (JsonNode source : volume.path("projected").path("sources")) {
                if (source.has("serviceAccountToken")) {
                    throw AdmissionErrors.forbidden(
                            attributes, "a mirror pod may not use ServiceAccountToken volume projections");
                }
            }
        }
    }

    /** The default account of a new namespace may be about to be made, so it is worth waiting for. */
    private KubeObject account(AdmissionAttributes attributes, String name) {
        int attempts = name.equals(DEFAULT) ? ATTEMPTS_FOR_DEFAULT : 1;
        for (int attempt = 1; ; attempt++) {
            try {
                return directory
                        .require(new GroupResource("", "serviceaccounts"))
                        .get(
                                InternalScope.of("serviceaccounts", attributes.namespace()),
                                name,
                                JsonNodeFactory.instance.objectNode());
            } catch (StatusException missing) {
                if (!missing.isNotFound() || attempt == attempts || !pause()) {
                    String problem =
                            missing.isNotFound() ? "serviceaccount \"" + name + "\" not found" : missing.getMessage();
                    throw AdmissionErrors.forbidden(
                            attributes,
                            "error looking up service account " + attributes.namespace() + "/" + name + ": " + problem);
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean mounts(JsonNode spec, KubeObject account) {
        JsonNode ofPod = spec.path("automountServiceAccountToken");
        return ofPod.isBoolean()
                ? ofPod.asBoolean()
                : account.at("automountServiceAccountToken").asBoolean(true);
    }

    private static boolean isMirror(KubeObject pod) {
        return pod.annotations().containsKey(MIRROR);
    }

    private static String accountOf(JsonNode spec) {
        return spec.path("serviceAccountName").asString("");
    }
}
