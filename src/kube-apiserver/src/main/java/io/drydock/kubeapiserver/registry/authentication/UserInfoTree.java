package io.drydock.kubeapiserver.registry.authentication;

import io.drydock.apiserver.authentication.UserInfo;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a user as reviews show them.
 *
 * @see "Go: staging/src/k8s.io/api/authentication/v1/types.go: UserInfo"
 */
final class UserInfoTree {
    private UserInfoTree() {}

    static ObjectNode of(UserInfo user) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        if (!user.name().isEmpty()) {
            tree.put("username", user.name());
        }
        if (!user.uid().isEmpty()) {
            tree.put("uid", user.uid());
        }
        if (!user.groups().isEmpty()) {
            user.groups().forEach(tree.putArray("groups")::add);
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = tree.putObject("extra");
            new TreeMap<>(user.extra()).forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        }
        return tree;
    }
}
