package io.drydock.apiserver.authorization.rbac;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apiserver.authentication.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What grants a role to subjects, in one namespace or everywhere.
 *
 * @param namespace empty for a cluster role binding
 * @see "Go: staging/src/k8s.io/api/rbac/v1/types.go: RoleBinding, ClusterRoleBinding"
 */
public record RoleBinding(String namespace, String name, List<Subject> subjects, RoleRef roleRef) {
    public RoleBinding {
        subjects = List.copyOf(subjects);
    }

    public static RoleBinding of(KubeObject object) {
        List<Subject> subjects = new ArrayList<>();
        for (JsonNode subject : object.at("subjects")) {
            subjects.add(Subject.of(subject));
        }
        return new RoleBinding(object.namespace(), object.name(), subjects, RoleRef.of(object.at("roleRef")));
    }

    /** The first subject that the user is. */
    Optional<Subject> subjectFor(UserInfo user) {
        for (Subject subject : subjects) {
            if (subject.appliesTo(user, namespace)) {
                return Optional.of(subject);
            }
        }
        return Optional.empty();
    }

    /** As the reason of a decision names it. */
    String describe(Subject subject) {
        String binding = namespace.isEmpty()
                ? "ClusterRoleBinding " + GoValue.quote(name)
                : "RoleBinding " + GoValue.quote(name + "/" + namespace);
        return binding + " of " + roleRef.kind() + " " + GoValue.quote(roleRef.name()) + " to "
                + subject.describe(namespace);
    }
}
