package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lets nobody have a policy look at objects that they may not read themselves: it would tell them what is in there.
 *
 * @param policies the resource whose objects name the kinds of parameters
 * @see "Go: pkg/registry/admissionregistration/validatingadmissionpolicy/authz.go (1.36)"
 * @see "Go: pkg/registry/admissionregistration/validatingadmissionpolicybinding/authz.go (1.36)"
 */
record ParamReadCheck(Authorizer authorizer, ResourceContext context, GroupResource policies) {
    private static final String ALL = "*";

    /** What is wrong with a policy that takes parameters of this kind; absent when nothing is. */
    Optional<String> ofKind(RequestScope scope, JsonNode paramKind) {
        if (!paramKind.isObject() || mayRead(scope, Optional.of(paramKind), ALL, ALL)) {
            return Optional.empty();
        }
        return Optional.of("user " + show(scope.user())
                + " must have \"get\" permission on all objects of the referenced paramKind (kind="
                + paramKind.path("kind").asString("") + ", apiVersion="
                + paramKind.path("apiVersion").asString("") + ")");
    }

    /** What is wrong with a binding that gives these parameters; absent when nothing is. */
    Optional<String> ofReference(RequestScope scope, JsonNode paramRef, String policyName) {
        if (!paramRef.isObject()) {
            return Optional.empty();
        }
        boolean mayRead = mayRead(
                scope,
                policy(policyName).map(policy -> policy.at("spec", "paramKind")).filter(JsonNode::isObject),
                paramRef.path("namespace").asString(""),
                paramRef.path("name").asString(""));
        return mayRead
                ? Optional.empty()
                : Optional.of("user " + show(scope.user())
                        + " does not have \"get\" permission on the object referenced by paramRef");
    }

    private Optional<KubeObject> policy(String name) {
        try {
            return context.directory()
                    .store(policies)
                    .map(store -> store.get(
                            InternalScope.of(policies.resource(), ""), name, JsonNodeFactory.instance.objectNode()));
        } catch (StatusException failure) {
            if (failure.isNotFound()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private boolean mayRead(RequestScope scope, Optional<JsonNode> paramKind, String namespace, String name) {
        if (scope.user().groups().contains(UserInfo.PRIVILEGED_GROUP)) {
            return true;
        }
        GroupVersion version = paramKind
                .map(kind -> GroupVersion.parse(kind.path("apiVersion").asString("")))
                .orElse(new GroupVersion(ALL, ALL));
        String resource = paramKind
                .flatMap(kind -> resourceOf(version.withKind(kind.path("kind").asString(""))))
                .orElse(ALL);
        return authorizer
                .authorize(new AuthorizationAttributes(
                        scope.user(),
                        "get",
                        namespace,
                        version.group(),
                        version.version(),
                        resource,
                        "",
                        name,
                        true,
                        ""))
                .allowed();
    }

    private Optional<String> resourceOf(GroupVersionKind kind) {
        return context.scheme().catalog().resources(kind.groupVersion()).stream()
                .filter(fact -> fact.kind().equals(kind))
                .map(fact -> fact.resource().resource())
                .findFirst();
    }

    /** @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/user/user.go: DefaultInfo, as fmt prints it" */
    private static String show(UserInfo user) {
        String extra = new TreeMap<>(user.extra())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":[" + String.join(" ", entry.getValue()) + "]")
                        .collect(Collectors.joining(" "));
        return "&{" + user.name() + " " + user.uid() + " [" + String.join(" ", user.groups()) + "] map[" + extra + "]}";
    }
}
