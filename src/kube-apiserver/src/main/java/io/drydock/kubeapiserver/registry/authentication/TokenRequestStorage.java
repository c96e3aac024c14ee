package io.drydock.kubeapiserver.registry.authentication;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.rest.Creater;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.authorization.ReviewMetadata;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.drydock.kubeapiserver.serviceaccount.BoundTokens;
import io.drydock.kubeapiserver.serviceaccount.BoundTokens.Binding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives out tokens of a service account: the subresource {@code serviceaccounts/token}.
 *
 * @see "Go: pkg/registry/core/serviceaccount/storage/token.go: TokenREST.Create"
 */
final class TokenRequestStorage implements Creater {
    private static final GroupVersionKind KIND = AuthenticationStorageProvider.V1.withKind("TokenRequest");
    private static final FieldPath EXPIRATION = FieldPath.of("spec", "expirationSeconds");
    private static final long SHORTEST_SECONDS = 10 * 60;
    private static final long LONGEST_SECONDS = 1L << 32;
    /** The first release that fills in the metadata of the answer. */
    private static final int FILLS_METADATA_SINCE = 22;
    /** The first release that lets tokens for other audiences end when they say. */
    private static final int HEEDS_AUDIENCES_SINCE = 21;

    private final Release release;
    private final ResourceDirectory directory;
    private final BoundTokens tokens;
    private final List<String> apiAudiences;
    private final Expiration expiration;
    private final InstantSource clock;

    /**
     * How long tokens live.
     *
     * @param longest those asked for longer live this long; zero for no limit
     * @param extendPodTokens whether tokens that are mounted into pods live a year, whatever they say
     */
    record Expiration(Duration longest, boolean extendPodTokens) {}

    TokenRequestStorage(
            Release release,
            ResourceDirectory directory,
            BoundTokens tokens,
            List<String> apiAudiences,
            Expiration expiration,
            InstantSource clock) {
        this.release = release;
        this.directory = directory;
        this.tokens = tokens;
        this.apiAudiences = List.copyOf(apiAudiences);
        this.expiration = expiration;
        this.clock = clock;
    }

    @Override
    public GroupVersionKind kind() {
        return KIND;
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    @Override
    public KubeObject create(RequestScope scope, String name, KubeObject request, WriteOptions options) {
        options.admission().admit(Optional.of(request), Optional.empty());
        boolean fillsMetadata = release.minor() >= FILLS_METADATA_SINCE;
        KubeObject account;
        if (fillsMetadata) {
            requireMatchingMetadata(scope, name, request);
            account = get("serviceaccounts", scope.namespace(), name);
            request.setName(account.name());
            request.setNamespace(account.namespace());
            settleUid(request, account);
            request.setCreationTimestamp(
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            validate(request);
            options.admission().validate(Optional.of(request), Optional.empty());
        } else {
            options.admission().validate(Optional.of(request), Optional.empty());
            validate(request);
            account = get("serviceaccounts", scope.namespace(), name);
            ReviewMetadata.complete(request, release);
        }
        Binding binding = binding(scope, name, request.at("spec", "boundObjectRef"));
        answer(request, account, binding);
        return request;
    }

    private static void settleUid(KubeObject request, KubeObject account) {
        if (!request.uid().isEmpty() && !request.uid().equals(account.uid())) {
            throw StatusErrors.conflict(
                    new GroupResource(KIND.group(), KIND.kind()),
                    account.name(),
                    "the UID in the token request (" + request.uid()
                            + ") does not match the UID of the service account (" + account.uid() + ")");
        }
        request.setUid(account.uid());
    }

    private static void requireMatchingMetadata(RequestScope scope, String name, KubeObject request) {
        FieldPath metadata = FieldPath.of("metadata");
        if (!request.name().isEmpty() && !request.name().equals(name)) {
            throw StatusErrors.invalid(
                    KIND.groupKind(),
                    name,
                    List.of(FieldError.invalid(
                            metadata.child("name"),
                            request.name(),
                            "must match the service account name if specified")));
        }
        if (!request.namespace().isEmpty() && !request.namespace().equals(scope.namespace())) {
            throw StatusErrors.invalid(
                    KIND.groupKind(),
                    name,
                    List.of(FieldError.invalid(
                            metadata.child("namespace"),
                            request.namespace(),
                            "must match the service account namespace if specified")));
        }
    }

    private static void validate(KubeObject request) {
        long seconds = request.at("spec", "expirationSeconds").asLong(0);
        List<FieldError> errors = new ArrayList<>();
        if (seconds < SHORTEST_SECONDS) {
            errors.add(FieldError.invalid(EXPIRATION, seconds, "may not specify a duration less than 10 minutes"));
        }
        if (seconds > LONGEST_SECONDS) {
            errors.add(FieldError.invalid(EXPIRATION, seconds, "may not specify a duration larger than 2^32 seconds"));
        }
        if (!errors.isEmpty()) {
            throw StatusErrors.invalid(KIND.groupKind(), "", errors);
        }
    }

    private Binding binding(RequestScope scope, String account, JsonNode reference) {
        if (!reference.isObject()) {
            return Binding.NONE;
        }
        String apiVersion = reference.path("apiVersion").asString("");
        String kind = reference.path("kind").asString("");
        String name = reference.path("name").asString("");
        boolean core = group(apiVersion).isEmpty();
        if (core && kind.equals("Pod")) {
            KubeObject pod = get("pods", scope.namespace(), name);
            if (!pod.at("spec", "serviceAccountName").asString("").equals(account)) {
                throw StatusErrors.badRequest("cannot bind token for serviceaccount " + GoValue.quote(account)
                        + " to pod running with different serviceaccount name.");
            }
            requireSameUid(reference, kind, pod);
            return Binding.toPod(pod, nodeOf(pod));
        }
        if (core && kind.equals("Secret")) {
            KubeObject secret = get("secrets", scope.namespace(), name);
            requireSameUid(reference, kind, secret);
            return Binding.toSecret(secret);
        }
        if (core && kind.equals("Node") && release.minor() >= BoundTokens.NODES_SINCE) {
            KubeObject node = get("nodes", "", name);
            requireSameUid(reference, kind, node);
            return Binding.toNode(node);
        }
        throw StatusErrors.badRequest("cannot bind token to object of type " + describe(apiVersion, kind));
    }

    /** A pod that is not scheduled has no node, and one whose node is not registered names it only. */
    private Optional<KubeObject> nodeOf(KubeObject pod) {
        String name = pod.at("spec", "nodeName").asString("");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(get("nodes", "", name));
        } catch (StatusException missing) {
            if (!missing.isNotFound()) {
                throw missing;
            }
            KubeObject unregistered = KubeObject.of(JsonNodeFactory.instance.objectNode());
            unregistered.setName(name);
            return Optional.of(unregistered);
        }
    }

    private static void requireSameUid(JsonNode reference, String kind, KubeObject found) {
        String expected = reference.path("uid").asString("");
        if (!expected.isEmpty() && !expected.equals(found.uid())) {
            throw StatusErrors.conflict(
                    new GroupResource("", kind),
                    found.name(),
                    "the UID in the bound object reference (" + expected + ") does not match the UID in record. The "
                            + "object might have been deleted and then recreated");
        }
    }

    /** Only the group tells objects apart: whatever stands for the version is taken. */
    private static String group(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 || isMalformed(apiVersion) ? "" : apiVersion.substring(0, slash);
    }

    private static boolean isMalformed(String apiVersion) {
        return apiVersion.indexOf('/') != apiVersion.lastIndexOf('/');
    }

    private static String describe(String apiVersion, String kind) {
        String version = isMalformed(apiVersion) ? "" : apiVersion.substring(apiVersion.indexOf('/') + 1);
        return group(apiVersion) + "/" + version + ", Kind=" + kind;
    }

    private void answer(KubeObject request, KubeObject account, Binding binding) {
        ObjectNode spec = request.objectAt("spec");
        if (spec.path("audiences").isEmpty()) {
            apiAudiences.forEach(spec.putArray("audiences")::add);
        }
        if (!spec.has("boundObjectRef")) {
            spec.putNull("boundObjectRef");
        }
        List<String> audiences = new ArrayList<>();
        spec.path("audiences").forEach(audience -> audiences.add(audience.asString("")));
        Instant now = clock.instant();
        long seconds = shortened(spec);
        long lifetime = isMountedIntoPod(binding, seconds, audiences) ? BoundTokens.EXTENDED_SECONDS : seconds;
        ObjectNode status = request.tree().putObject("status");
        status.put("token", tokens.issue(account, binding, audiences, now, seconds, lifetime));
        status.put(
                "expirationTimestamp",
                now.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private long shortened(ObjectNode spec) {
        long seconds = spec.path("expirationSeconds").asLong(0);
        long longest = expiration.longest().toSeconds();
        if (longest > 0 && seconds > longest) {
            spec.put("expirationSeconds", longest);
            return longest;
        }
        return seconds;
    }

    /** The admission of service accounts asks for a number of seconds that nobody else would think of. */
    private boolean isMountedIntoPod(Binding binding, long seconds, List<String> audiences) {
        return expiration.extendPodTokens()
                && binding.pod().isPresent()
                && seconds == BoundTokens.MOUNTED_SECONDS
                && (release.minor() < HEEDS_AUDIENCES_SINCE || apiAudiences.containsAll(audiences));
    }

    private KubeObject get(String resource, String namespace, String name) {
        return directory
                .require(new GroupResource("", resource))
                .get(InternalScope.of(resource, namespace), name, JsonNodeFactory.instance.objectNode());
    }
}
