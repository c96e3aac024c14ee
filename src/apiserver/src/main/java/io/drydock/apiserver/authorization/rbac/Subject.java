package io.drydock.apiserver.authorization.rbac;

import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.authentication.UserInfo;
import tools.jackson.databind.JsonNode;

/**
 * Whom a binding is for.
 *
 * @param kind {@code User}, {@code Group} or {@code ServiceAccount}
 * @param namespace of a service account; empty for that of the binding
 * @see "Go: staging/src/k8s.io/api/rbac/v1/types.go: Subject"
 */
public record Subject(String kind, String apiGroup, String namespace, String name) {
    public static final String USER = "User";
    public static final String GROUP = "Group";
    public static final String SERVICE_ACCOUNT = "ServiceAccount";

    public static Subject of(JsonNode subject) {
        return new Subject(
                subject.path("kind").asString(""),
                subject.path("apiGroup").asString(""),
                subject.path("namespace").asString(""),
                subject.path("name").asString(""));
    }

    /** @param bindingNamespace of the binding; empty for a cluster role binding */
    boolean appliesTo(UserInfo user, String bindingNamespace) {
        return switch (kind) {
            case USER -> user.name().equals(name);
            case GROUP -> user.groups().contains(name);
            case SERVICE_ACCOUNT -> {
                String home = namespace.isEmpty() ? bindingNamespace : namespace;
                yield !home.isEmpty() && isServiceAccount(user.name(), home, name);
            }
            default -> false;
        };
    }

    /** As the reason of a decision names it. */
    String describe(String bindingNamespace) {
        if (!kind.equals(SERVICE_ACCOUNT)) {
            return kind + " " + GoValue.quote(name);
        }
        return kind + " " + GoValue.quote(name + "/" + (namespace.isEmpty() ? bindingNamespace : namespace));
    }

    private static boolean isServiceAccount(String username, String namespace, String name) {
        String prefix = "system:serviceaccount:";
        return username.length() == prefix.length() + namespace.length() + 1 + name.length()
                && username.startsWith(prefix)
                && username.startsWith(namespace, prefix.length())
                && username.charAt(prefix.length() + namespace.length()) == ':'
                && username.endsWith(name);
    }
}
