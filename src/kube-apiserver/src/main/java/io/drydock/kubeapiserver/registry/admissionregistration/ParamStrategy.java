package io.drydock.kubeapiserver.registry.admissionregistration;

import io.drydock.apimachinery.meta.ObjectMetaValidation;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How policies and their bindings come into the store. Whoever writes one that takes objects for parameters must be
 * allowed to read them.
 *
 * @see "Go: pkg/registry/admissionregistration/validatingadmissionpolicy/strategy.go: validatingAdmissionPolicyStrategy
 *     (1.36)"
 * @see "Go: pkg/registry/admissionregistration/validatingadmissionpolicybinding/strategy.go:
 *     validatingAdmissionPolicyBindingStrategy (1.36)"
 */
final class ParamStrategy extends ConditionalStrategy {
    private final Params params;

    ParamStrategy(ResourceContext context, ObjectValidation validation, Params params) {
        super(context, validation);
        this.params = params;
    }

    /**
     * What of the objects says which parameters they take.
     *
     * @param field of the spec, which an error names
     * @param others fields of the spec on which the answer depends besides
     */
    record Params(String field, List<String> others, Check check) {

        /** The kind whose objects a policy takes. */
        static Params ofPolicies(ParamReadCheck check) {
            return new Params("paramKind", List.of(), (scope, spec) -> check.ofKind(scope, spec.path("paramKind")));
        }

        /** The objects that a binding gives a policy. */
        static Params ofBindings(ParamReadCheck check) {
            return new Params(
                    "paramRef",
                    List.of("policyName"),
                    (scope, spec) -> check.ofReference(
                            scope,
                            spec.path("paramRef"),
                            spec.path("policyName").asString("")));
        }

        private boolean same(KubeObject object, KubeObject old) {
            return Stream.concat(Stream.of(field), others.stream())
                    .allMatch(name -> object.at("spec", name).equals(old.at("spec", name)));
        }

        private List<FieldError> authorize(RequestScope scope, KubeObject object) {
            FieldPath path = FieldPath.of("spec").child(field);
            return check.problem(scope, object.at("spec")).map(text -> FieldError.forbidden(path, text)).stream()
                    .toList();
        }
    }

    /** Why the one who writes may not read the parameters; absent when that is allowed. */
    @FunctionalInterface
    interface Check {
        Optional<String> problem(RequestScope scope, JsonNode spec);
    }

    /** Finalizers need not be known ones. */
    @Override
    public List<FieldError> validateMetadata(KubeObject object) {
        return ObjectMetaValidation.validate(object, namespaced(), this::validateName, FieldPath.of("metadata"));
    }

    /** The metadata is checked as that of a new object, and not compared once more. */
    @Override
    public List<FieldError> validateMetadataUpdate(KubeObject object, KubeObject old) {
        return validateMetadata(object);
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        List<FieldError> errors = super.validate(scope, object);
        return errors.isEmpty() ? params.authorize(scope, object) : errors;
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        List<FieldError> errors = super.validateUpdate(scope, object, old);
        return errors.isEmpty() && !params.same(object, old) ? params.authorize(scope, object) : errors;
    }
}
