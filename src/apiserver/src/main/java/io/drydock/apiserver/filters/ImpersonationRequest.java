package io.drydock.apiserver.filters;

import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.http.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whom a request's headers say it acts as. Each part of it needs a permission of its own.
 *
 * @param groups those the headers name, before any that follow from the user
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/filters/impersonation.go: buildImpersonationRequests"
 */
record ImpersonationRequest(String user, String uid, List<String> groups, Map<String, List<String>> extra) {
    static final String USER_HEADER = "Impersonate-User";
    static final String UID_HEADER = "Impersonate-Uid";
    static final String GROUP_HEADER = "Impersonate-Group";
    static final String EXTRA_PREFIX = "Impersonate-Extra-";

    private static final String AUTHENTICATION_GROUP = "authentication.k8s.io";
    private static final String SERVICE_ACCOUNT_PREFIX = "system:serviceaccount:";

    static ImpersonationRequest read(HttpExchange exchange) {
        Map<String, List<String>> extra = new TreeMap<>();
        for (String header : exchange.headerNames()) {
            if (header.regionMatches(true, 0, EXTRA_PREFIX, 0, EXTRA_PREFIX.length())) {
                extra.put(extraKey(header), List.copyOf(exchange.headers(header)));
            }
        }
        return new ImpersonationRequest(
                exchange.header(USER_HEADER),
                exchange.header(UID_HEADER),
                List.copyOf(exchange.headers(GROUP_HEADER)),
                extra);
    }

    boolean isEmpty() {
        return user.isEmpty() && !lacksUser();
    }

    /** Whether it names groups or more, but nobody who has them. */
    boolean lacksUser() {
        return user.isEmpty() && !(uid.isEmpty() && groups.isEmpty() && extra.isEmpty());
    }

    /** How the real server prints the parts of a request that names no user. */
    String describe() {
        List<String> references = new ArrayList<>();
        if (!uid.isEmpty()) {
            references.add("{UID  " + uid + "  " + AUTHENTICATION_GROUP + "/v1  }");
        }
        groups.forEach(group -> references.add("{Group  " + group + "    }"));
        extra.forEach((key, values) -> values.forEach(
                value -> references.add("{UserExtra  " + value + "  " + AUTHENTICATION_GROUP + "/v1  " + key + "}")));
        return references.stream().collect(Collectors.joining(" ", "[", "]"));
    }

    /** What the one who asks must be allowed, in the order in which the real server asks. */
    List<AuthorizationAttributes> permissions(UserInfo requestor) {
        List<AuthorizationAttributes> needed = new ArrayList<>();
        List<String> account = serviceAccount();
        if (account.isEmpty()) {
            needed.add(impersonate(requestor, "", "", "users", "", user));
        } else {
            needed.add(impersonate(requestor, account.getFirst(), "", "serviceaccounts", "", account.getLast()));
        }
        groups.forEach(group -> needed.add(impersonate(requestor, "", "", "groups", "", group)));
        extra.forEach((key, values) -> values.forEach(
                value -> needed.add(impersonate(requestor, "", AUTHENTICATION_GROUP, "userextras", key, value))));
        if (!uid.isEmpty()) {
            needed.add(impersonate(requestor, "", AUTHENTICATION_GROUP, "uids", "", uid));
        }
        return needed;
    }

    /** The user that the request is served as. */
    UserInfo asUser() {
        List<String> all = new ArrayList<>(groups);
        List<String> account = serviceAccount();
        if (groups.isEmpty() && !account.isEmpty()) {
            all.add("system:serviceaccounts");
            all.add("system:serviceaccounts:" + account.getFirst());
        }
        if (user.equals(UserInfo.ANONYMOUS)) {
            if (!all.contains(UserInfo.ALL_UNAUTHENTICATED)) {
                all.add(UserInfo.ALL_UNAUTHENTICATED);
            }
        } else if (!all.contains(UserInfo.ALL_AUTHENTICATED) && !all.contains(UserInfo.ALL_UNAUTHENTICATED)) {
            all.add(UserInfo.ALL_AUTHENTICATED);
        }
        return new UserInfo(user, uid, all, extra);
    }

    /** The namespace and name of the service account that the user is; empty when it is none. */
    private List<String> serviceAccount() {
        if (!user.startsWith(SERVICE_ACCOUNT_PREFIX)) {
            return List.of();
        }
        String[] parts = user.substring(SERVICE_ACCOUNT_PREFIX.length()).split(":", -1);
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty() ? List.of(parts) : List.of();
    }

    private static AuthorizationAttributes impersonate(
            UserInfo requestor, String namespace, String group, String resource, String subresource, String name) {
        String version = group.isEmpty() ? "" : "v1";
        return new AuthorizationAttributes(
                requestor, "impersonate", namespace, group, version, resource, subresource, name, true, "");
    }

    private static String extraKey(String header) {
        String encoded = header.substring(EXTRA_PREFIX.length()).toLowerCase(Locale.ROOT);
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return encoded;
        }
    }
}
