package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ShownValue;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an ingress must hold. It is checked in the shape of v1, whichever version is stored.
 *
 * @see "Go: pkg/apis/networking/validation/validation.go: ValidateIngressCreate, ValidateIngressUpdate"
 */
final class IngressValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final ShownValue NO_RULES = new ShownValue("[]networking.IngressRule(nil)", "null");
    private static final GroupVersion V1 = new GroupVersion("networking.k8s.io", "v1");
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

    private final Scheme scheme;
    private final boolean newest;
    private final boolean beta;

    /** @param beta whether the ingress came in v1beta1, by whose fields errors go, and of which less is asked */
    IngressValidation(Scheme scheme, boolean beta) {
        this.scheme = scheme;
        this.newest = scheme.catalog().release().atLeast(Release.V1_36);
        this.beta = beta;
    }

    @Override
    public List<FieldError> validate(KubeObject ingress) {
        FieldErrors errors = new FieldErrors();
        spec(spec(ingress), beta, beta, errors);
        ingressClass(ingress, errors);
        return errors.list();
    }

    /** What an ingress has been allowed to say in v1beta1, it may go on to say. */
    @Override
    public List<FieldError> validateUpdate(KubeObject ingress, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(ingress, true);
        JsonNode before = spec(old);
        spec(spec(ingress), beta || hasBadSecretName(before), beta || hasBadWildcardRule(before), errors);
        return errors.list();
    }

    private JsonNode spec(KubeObject ingress) {
        return scheme.convert(ingress, V1).at("spec");
    }

    private static boolean hasBadSecretName(JsonNode spec) {
        return spec.path("tls")
                .valueStream()
                .anyMatch(entry -> !secretProblems(entry).isEmpty());
    }

    private boolean hasBadWildcardRule(JsonNode spec) {
        FieldErrors errors = new FieldErrors();
        for (JsonNode rule : spec.path("rules")) {
            if (IngressRuleValidation.isWildcard(rule.path("host").asString(""))) {
                new IngressRuleValidation(backends(errors), errors).paths(rule.path("http"), SPEC);
            }
        }
        return !errors.isEmpty();
    }

    private BackendValidation backends(FieldErrors errors) {
        return new BackendValidation(beta, newest, errors);
    }

    /** The class is said in a field; the annotation that said it before may say the same in later releases. */
    private void ingressClass(KubeObject ingress, FieldErrors errors) {
        JsonNode named = ingress.at("spec", "ingressClassName");
        String annotated = ingress.annotations().get(CLASS_ANNOTATION);
        if (annotated == null || !named.isString() || (newest && annotated.equals(named.asString()))) {
            return;
        }
        errors.invalid(
                FieldPath.of("annotations").child(CLASS_ANNOTATION),
                annotated,
                newest
                        ? "must match `ingressClassName` when both are specified"
                        : "can not be set when the class field is also set");
    }

    @Override
    public List<String> warnings(KubeObject ingress, Optional<KubeObject> old) {
        boolean annotatedOnly = ingress.annotations().containsKey(CLASS_ANNOTATION)
                && !ingress.at("spec", "ingressClassName").isString();
        return old.isEmpty() && annotatedOnly
                ? List.of("annotation " + GoValue.quote(CLASS_ANNOTATION)
                        + " is deprecated, please use 'spec.ingressClassName' instead")
                : List.of();
    }

    @Override
    public List<FieldError> validateStatusUpdate(KubeObject ingress, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        IngressStatusValidation.validate(ingress, old, newest, errors);
        return errors.list();
    }

    @Override
    public List<String> statusWarnings(KubeObject ingress) {
        return IngressStatusValidation.warnings(ingress);
    }

    private void spec(JsonNode spec, boolean anySecretName, boolean anyWildcardRule, FieldErrors errors) {
        String backend = beta ? "backend" : "defaultBackend";
        boolean hasBackend = spec.path("defaultBackend").isObject();
        if (!hasBackend && spec.path("rules").isEmpty()) {
            errors.invalid(SPEC, NO_RULES, "either `" + backend + "` or `rules` must be specified");
        }
        if (hasBackend) {
            backends(errors).validate(spec.path("defaultBackend"), SPEC.child(backend));
        }
        new IngressRuleValidation(backends(errors), errors).validate(spec.path("rules"), anyWildcardRule);
        tls(spec.path("tls"), anySecretName, errors);
        JsonNode className = spec.path("ingressClassName");
        if (className.isString()) {
            errors.invalid(
                    SPEC.child("ingressClassName"),
                    className,
                    NameRules.nameIsDnsSubdomain(className.asString(), false));
        }
    }

    private static void tls(JsonNode entries, boolean anySecretName, FieldErrors errors) {
        int index = 0;
        for (JsonNode entry : entries) {
            FieldPath path = SPEC.child("tls").index(index++);
            int host = 0;
            for (JsonNode name : entry.path("hosts")) {
                FieldPath at = path.child("hosts").index(host++);
                IngressRuleValidation.dnsName(name.asString(""), at, errors);
            }
            if (!anySecretName) {
                errors.invalid(path.child("secretName"), entry.path("secretName"), secretProblems(entry));
            }
        }
    }

    private static List<String> secretProblems(JsonNode entry) {
        String name = entry.path("secretName").asString("");
        return name.isEmpty() ? List.of() : NameRules.nameIsDnsSubdomain(name, false);
    }
}
