package io.drydock.apiserver.flowcontrol;

import io.drydock.apiserver.authentication.UserInfo;
import tools.jackson.databind.JsonNode;

/**
 * Whose requests a flow schema is for.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/util/flowcontrol/rule.go: matchesSubject"
 */
sealed interface FlowSubject {
    String ALL = "*";

    boolean matches(UserInfo user);

    record User(String name) implements FlowSubject {
        @Override
        public boolean matches(UserInfo user) {
            return name.equals(ALL) || name.equals(user.name());
        }
    }

    record Group(String name) implements FlowSubject {
        @Override
        public boolean matches(UserInfo user) {
            return name.equals(ALL) || user.groups().contains(name);
        }
    }

    /** @param prefix of the user names it matches, or the whole name */
    record ServiceAccount(String prefix, boolean isWhole) implements FlowSubject {
        @Override
        public boolean matches(UserInfo user) {
            return isWhole ? user.name().equals(prefix) : user.name().startsWith(prefix);
        }
    }

    /** A subject of a kind that this server does not know. */
    record Nobody() implements FlowSubject {
        @Override
        public boolean matches(UserInfo user) {
            return false;
        }
    }

    static FlowSubject of(JsonNode subject) {
        return switch (subject.path("kind").asString("")) {
            case "User" -> new User(subject.path("user").path("name").asString(""));
            case "Group" -> new Group(subject.path("group").path("name").asString(""));
            case "ServiceAccount" -> {
                JsonNode account = subject.path("serviceAccount");
                String prefix =
                        "system:serviceaccount:" + account.path("namespace").asString("") + ":";
                String name = account.path("name").asString("");
                yield name.equals(ALL) ? new ServiceAccount(prefix, false) : new ServiceAccount(prefix + name, true);
            }
            default -> new Nobody();
        };
    }
}
