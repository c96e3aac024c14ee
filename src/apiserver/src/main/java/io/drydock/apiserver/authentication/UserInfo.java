package io.drydock.apiserver.authentication;

import io.drydock.apiserver.http.Attribute;
import java.util.List;
import java.util.Map;

/**
 * A user as authentication found them.
 *
 * @param uid empty when the authenticator knows none
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authentication/user/user.go: Info"
 */
public record UserInfo(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
    public static final Attribute<UserInfo> ATTRIBUTE = Attribute.named("user");

    public static final String ANONYMOUS = "system:anonymous";
    public static final String ALL_AUTHENTICATED = "system:authenticated";
    public static final String ALL_UNAUTHENTICATED = "system:unauthenticated";
    public static final String PRIVILEGED_GROUP = "system:masters";
    /** The key under which {@link #extra()} says which credential was shown. */
    public static final String CREDENTIAL_ID = "authentication.kubernetes.io/credential-id";

    public UserInfo {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }

    public static UserInfo of(String name, String... groups) {
        return new UserInfo(name, "", List.of(groups), Map.of());
    }
}
