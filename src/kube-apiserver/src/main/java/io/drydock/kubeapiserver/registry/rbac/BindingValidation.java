package io.drydock.kubeapiserver.registry.rbac;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.apiserver.authorization.rbac.RoleBinding;
import io.drydock.apiserver.authorization.rbac.RoleRef;
import io.drydock.apiserver.authorization.rbac.Subject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What bindings may say.
 *
 * @see "Go: pkg/apis/rbac/validation/validation.go: ValidateRoleBinding, ValidateClusterRoleBinding"
 */
final class BindingValidation {
    private static final FieldPath ROLE_REF = FieldPath.of("roleRef");
    private static final List<String> SUBJECT_KINDS = List.of(Subject.SERVICE_ACCOUNT, Subject.USER, Subject.GROUP);

    private BindingValidation() {}

    /** @param namespaced whether it is a RoleBinding rather than a ClusterRoleBinding */
    static List<FieldError> validate(KubeObject object, boolean namespaced) {
        List<FieldError> errors = new ArrayList<>();
        RoleBinding binding = RoleBinding.of(object);
        validate(binding.roleRef(), namespaced, errors);
        for (int i = 0; i < binding.subjects().size(); i++) {
            FieldPath path = FieldPath.of("subjects").index(i);
            validate(binding.subjects().get(i), namespaced, path, errors);
        }
        return errors;
    }

    /** Whom a binding binds may change, what it binds them to may not. */
    static List<FieldError> validateChange(KubeObject object, KubeObject old) {
        RoleRef roleRef = RoleRef.of(object.at("roleRef"));
        return roleRef.equals(RoleRef.of(old.at("roleRef")))
                ? List.of()
                : List.of(FieldError.invalid(ROLE_REF, shown(roleRef), "cannot change roleRef"));
    }

    /** Old releases show the value as Go source, new ones as JSON of a type that has Go's field names. */
    private static ShownValue shown(RoleRef roleRef) {
        return new ShownValue(
                "rbac.RoleRef{APIGroup:" + GoValue.quote(roleRef.apiGroup()) + ", Kind:" + GoValue.quote(roleRef.kind())
                        + ", Name:" + GoValue.quote(roleRef.name()) + "}",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("APIGroup", roleRef.apiGroup())
                        .put("Kind", roleRef.kind())
                        .put("Name", roleRef.name())
                        .toString());
    }

    private static void validate(RoleRef roleRef, boolean namespaced, List<FieldError> errors) {
        if (!roleRef.apiGroup().equals(RbacResource.GROUP)) {
            errors.add(FieldError.notSupported(
                    ROLE_REF.child("apiGroup"), roleRef.apiGroup(), List.of(RbacResource.GROUP)));
        }
        List<String> kinds = namespaced ? List.of(RoleRef.ROLE, RoleRef.CLUSTER_ROLE) : List.of(RoleRef.CLUSTER_ROLE);
        if (!kinds.contains(roleRef.kind())) {
            errors.add(FieldError.notSupported(ROLE_REF.child("kind"), roleRef.kind(), kinds));
        }
        if (roleRef.name().isEmpty()) {
            errors.add(FieldError.required(ROLE_REF.child("name"), ""));
        }
        for (String problem : NameRules.pathSegmentName(roleRef.name(), false)) {
            errors.add(FieldError.invalid(ROLE_REF.child("name"), roleRef.name(), problem));
        }
    }

    private static void validate(Subject subject, boolean namespaced, FieldPath path, List<FieldError> errors) {
        if (subject.name().isEmpty()) {
            errors.add(FieldError.required(path.child("name"), ""));
        }
        switch (subject.kind()) {
            case Subject.SERVICE_ACCOUNT -> validateServiceAccount(subject, namespaced, path, errors);
            case Subject.USER -> validateNamed(subject, "user name cannot be empty", path, errors);
            case Subject.GROUP -> validateNamed(subject, "group name cannot be empty", path, errors);
            default -> errors.add(FieldError.notSupported(path.child("kind"), subject.kind(), SUBJECT_KINDS));
        }
    }

    private static void validateServiceAccount(
            Subject subject, boolean namespaced, FieldPath path, List<FieldError> errors) {
        if (!subject.name().isEmpty()) {
            for (String problem : NameRules.nameIsDnsSubdomain(subject.name(), false)) {
                errors.add(FieldError.invalid(path.child("name"), subject.name(), problem));
            }
        }
        if (!subject.apiGroup().isEmpty()) {
            errors.add(FieldError.notSupported(path.child("apiGroup"), subject.apiGroup(), List.of("")));
        }
        if (!namespaced && subject.namespace().isEmpty()) {
            errors.add(FieldError.required(path.child("namespace"), ""));
        }
    }

    private static void validateNamed(Subject subject, String whenEmpty, FieldPath path, List<FieldError> errors) {
        if (subject.name().isEmpty()) {
            errors.add(FieldError.invalid(path.child("name"), subject.name(), whenEmpty));
        }
        if (!subject.apiGroup().equals(RbacResource.GROUP)) {
            errors.add(
                    FieldError.notSupported(path.child("apiGroup"), subject.apiGroup(), List.of(RbacResource.GROUP)));
        }
    }
}
