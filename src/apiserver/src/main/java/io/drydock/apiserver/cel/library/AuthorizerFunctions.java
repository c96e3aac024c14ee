package io.drydock.apiserver.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.authorization.Authorizer.Decision;
import io.drydock.apiserver.cel.library.AuthorizerValue.GroupCheck;
import io.drydock.apiserver.cel.library.AuthorizerValue.PathCheck;
import io.drydock.apiserver.cel.library.AuthorizerValue.ResourceCheck;
import io.drydock.apiserver.cel.library.Functions.Argument;
import java.util.List;

/**
 * Questions to the authorizer: {@code authorizer.group("apps").resource("deployments").check("create").allowed()}.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/cel/library/authz.go: Authz, AuthzSelectors (1.36)"
 */
public final class AuthorizerFunctions {
    /** What {@code authorizer} is. */
    public static final CelType AUTHORIZER_TYPE = OpaqueType.create("kubernetes.authorization.Authorizer");
    /** What {@code authorizer.requestResource} is. */
    public static final CelType RESOURCE_TYPE = OpaqueType.create("kubernetes.authorization.ResourceCheck");

    private static final CelType PATH_TYPE = OpaqueType.create("kubernetes.authorization.PathCheck");
    private static final CelType GROUP_TYPE = OpaqueType.create("kubernetes.authorization.GroupCheck");
    private static final CelType DECISION_TYPE = OpaqueType.create("kubernetes.authorization.Decision");
    private static final Argument<AuthorizerValue> AUTHORIZER = new Argument<>(AUTHORIZER_TYPE, AuthorizerValue.class);
    private static final Argument<PathCheck> PATH = new Argument<>(PATH_TYPE, PathCheck.class);
    private static final Argument<GroupCheck> GROUP = new Argument<>(GROUP_TYPE, GroupCheck.class);
    private static final Argument<ResourceCheck> RESOURCE = new Argument<>(RESOURCE_TYPE, ResourceCheck.class);
    private static final Argument<Decision> DECISION = new Argument<>(DECISION_TYPE, Decision.class);

    private AuthorizerFunctions() {}

    static void addTo(Functions functions) {
        addQuestions(functions);
        addAnswers(functions);
    }

    private static void addQuestions(Functions functions) {
        functions.member(
                "path",
                "authorizer_path",
                PATH_TYPE,
                AUTHORIZER,
                Arguments.STRING,
                (authorizer, path) -> new PathCheck(authorizer, notEmpty("path", path)));
        functions.member("group", "authorizer_group", GROUP_TYPE, AUTHORIZER, Arguments.STRING, GroupCheck::new);
        functions.member(
                "serviceAccount",
                "authorizer_serviceaccount",
                AUTHORIZER_TYPE,
                List.of(AUTHORIZER, Arguments.STRING, Arguments.STRING),
                arguments ->
                        serviceAccount((AuthorizerValue) arguments[0], (String) arguments[1], (String) arguments[2]));
        functions.member(
                "resource",
                "groupcheck_resource",
                RESOURCE_TYPE,
                GROUP,
                Arguments.STRING,
                (group, resource) -> group.resource(notEmpty("resource", resource)));
        functions.member(
                "subresource",
                "resourcecheck_subresource",
                RESOURCE_TYPE,
                RESOURCE,
                Arguments.STRING,
                ResourceCheck::withSubresource);
        functions.member(
                "namespace",
                "resourcecheck_namespace",
                RESOURCE_TYPE,
                RESOURCE,
                Arguments.STRING,
                ResourceCheck::withNamespace);
        functions.member(
                "name", "resourcecheck_name", RESOURCE_TYPE, RESOURCE, Arguments.STRING, ResourceCheck::withName);
        // No authorizer here decides by selectors; whoever may do it to all may do it to some.
        functions.member(
                "fieldSelector",
                "authorizer_fieldselector",
                RESOURCE_TYPE,
                RESOURCE,
                Arguments.STRING,
                (check, selector) -> check);
        functions.member(
                "labelSelector",
                "authorizer_labelselector",
                RESOURCE_TYPE,
                RESOURCE,
                Arguments.STRING,
                (check, selector) -> check);
    }

    private static void addAnswers(Functions functions) {
        functions.member("check", "pathcheck_check", DECISION_TYPE, PATH, Arguments.STRING, PathCheck::decide);
        functions.member(
                "check", "resourcecheck_check", DECISION_TYPE, RESOURCE, Arguments.STRING, ResourceCheck::decide);
        functions.member("allowed", "decision_allowed", SimpleType.BOOL, DECISION, Decision::allowed);
        functions.member("reason", "decision_reason", SimpleType.STRING, DECISION, Decision::reason);
        // An authorizer here always answers; one that cannot has no opinion.
        functions.member("errored", "decision_errored", SimpleType.BOOL, DECISION, decision -> false);
        functions.member("error", "decision_error", SimpleType.STRING, DECISION, decision -> "");
    }

    private static AuthorizerValue serviceAccount(AuthorizerValue authorizer, String namespace, String name) {
        if (!NameRules.nameIsDnsSubdomain(name, false).isEmpty()) {
            throw new FunctionException("Invalid service account name");
        }
        if (!NameRules.nameIsDnsLabel(namespace, false).isEmpty()) {
            throw new FunctionException("Invalid service account namespace");
        }
        return authorizer.asServiceAccount(namespace, name);
    }

    private static String notEmpty(String what, String value) {
        if (value.isBlank()) {
            throw new FunctionException(what + " must not be empty");
        }
        return value;
    }
}
