package io.drydock.kubeapiserver.serviceaccount;

import io.drydock.apiserver.authentication.UserInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service account appears as a user.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/serviceaccount/util.go"
 */
public final class ServiceAccountUser {
    public static final String ALL_GROUP = "system:serviceaccounts";
    static final String POD_NAME = "authentication.kubernetes.io/pod-name";
    static final String POD_UID = "authentication.kubernetes.io/pod-uid";
    static final String NODE_NAME = "authentication.kubernetes.io/node-name";
    static final String NODE_UID = "authentication.kubernetes.io/node-uid";
    private static final String PREFIX = "system:serviceaccount:";

    private ServiceAccountUser() {}

    public static String name(String namespace, String name) {
        return PREFIX + namespace + ":" + name;
    }

    /** The namespace and the name of the service account that has this user name. */
    public static Optional<NamespacedName> parse(String username) {
        if (!username.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = username.substring(PREFIX.length()).split(":", -1);
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                ? Optional.of(new NamespacedName(parts[0], parts[1]))
                : Optional.empty();
    }

    /** Where a service account is and what it is called. */
    public record NamespacedName(String namespace, String name) {}

    static UserInfo of(String namespace, String name, String uid, Map<String, List<String>> extra) {
        return new UserInfo(name(namespace, name), uid, List.of(ALL_GROUP, ALL_GROUP + ":" + namespace), extra);
    }
}
