package io.drydock.kubeapiserver.registry.networking;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.validation.AddressRules;
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
 * @see "Go: pkg/apis/networking/validation/validation.go: ValidateIngressSpec"
 */
final class IngressValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final ShownValue NO_RULES = new ShownValue("[]networking.IngressRule(nil)", "null");
    private static final GroupVersion V1 = new GroupVersion("networking.k8s.io", "v1");
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";
    private static final List<String> PATH_TYPES = List.of("Exact", "ImplementationSpecific", "Prefix");
    private static final List<String> FORBIDDEN_PARTS = List.of("//", "/./", "/../", "%2f", "%2F");
    private static final List<String> FORBIDDEN_ENDS = List.of("/..", "/.");

    private final Scheme scheme;
    private final boolean beta;
    private final String backend;

    /** @param beta whether the ingress came in v1beta1, by whose fields errors go, and of which less is asked */
    IngressValidation(Scheme scheme, boolean beta) {
        this.scheme = scheme;
        this.beta = beta;
        this.backend = beta ? "backend" : "defaultBackend";
    }

    @Override
    public List<FieldError> validate(KubeObject ingress) {
        FieldErrors errors = new FieldErrors();
        spec(ingress, errors);
        ingressClass(ingress, errors);
        return errors.list();
    }

    /** The class is said in a field; the annotation that said it before may say the same in later releases. */
    private void ingressClass(KubeObject ingress, FieldErrors errors) {
        JsonNode named = ingress.at("spec", "ingressClassName");
        String annotated = ingress.annotations().get(CLASS_ANNOTATION);
        if (annotated == null || !named.isString() || (isNewest() && annotated.equals(named.asString()))) {
            return;
        }
        errors.invalid(
                FieldPath.of("annotations").child(CLASS_ANNOTATION),
                annotated,
                isNewest()
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

    private boolean isNewest() {
        return scheme.catalog().release().atLeast(Release.V1_36);
    }

    /** Where those who serve the ingress can be reached. */
    @Override
    public List<FieldError> validateStatusUpdate(KubeObject ingress, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        int index = 0;
        for (JsonNode balancer : ingress.at("status", "loadBalancer", "ingress")) {
            FieldPath path = FieldPath.of("status", "loadBalancer", "ingress").index(index++);
            String ip = balancer.path("ip").asString("");
            if (!ip.isEmpty() && IpAddress.parse(ip).isEmpty()) {
                errors.invalid(
                        path.child("ip"), ip, isNewest() ? AddressRules.ip(ip) : List.of("must be a valid IP address"));
            }
            String host = balancer.path("hostname").asString("");
            if (!host.isEmpty()) {
                errors.invalid(path.child("hostname"), host, NameRules.dns1123Subdomain(host));
            }
            if (IpAddress.parse(host).isPresent()) {
                errors.invalid(path.child("hostname"), host, "must be a DNS name, not an IP address");
            }
        }
        return errors.list();
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject ingress, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        spec(ingress, errors);
        return errors.list();
    }

    private void spec(KubeObject ingress, FieldErrors errors) {
        JsonNode spec = scheme.convert(ingress, V1).at("spec");
        boolean hasBackend = spec.path("defaultBackend").isObject();
        if (!hasBackend && spec.path("rules").isEmpty()) {
            errors.invalid(SPEC, NO_RULES, "either `" + backend + "` or `rules` must be specified");
        }
        if (hasBackend) {
            new BackendValidation(beta, errors).validate(spec.path("defaultBackend"), SPEC.child(backend));
        }
        rules(spec.path("rules"), errors);
        tls(spec.path("tls"), errors);
        JsonNode className = spec.path("ingressClassName");
        if (className.isString()) {
            errors.invalid(
                    SPEC.child("ingressClassName"),
                    className,
                    NameRules.nameIsDnsSubdomain(className.asString(), false));
        }
    }

    private void rules(JsonNode rules, FieldErrors errors) {
        FieldPath path = SPEC.child("rules");
        int index = 0;
        for (JsonNode rule : rules) {
            host(rule.path("host").asString(""), path.index(index).child("host"), errors);
            boolean unchecked = beta && rule.path("host").asString("").contains("*");
            if (rule.path("http").isObject() && !unchecked) {
                // The older server names the first rule, whichever it is.
                int shown = isNewest() ? index : 0;
                paths(
                        rule.path("http").path("paths"),
                        path.index(shown).child("http").child("paths"),
                        errors);
            }
            index++;
        }
    }

    private static void host(String host, FieldPath path, FieldErrors errors) {
        if (host.isEmpty()) {
            return;
        }
        if (IpAddress.parse(host).isPresent()) {
            errors.invalid(path, host, "must be a DNS name, not an IP address");
        }
        dnsName(host, path, errors);
    }

    private static void dnsName(String host, FieldPath path, FieldErrors errors) {
        boolean wildcard = host.contains("*");
        errors.invalid(
                path, host, wildcard ? NameRules.wildcardDns1123Subdomain(host) : NameRules.dns1123Subdomain(host));
    }

    private void paths(JsonNode paths, FieldPath path, FieldErrors errors) {
        if (paths.isEmpty()) {
            errors.required(path, "");
        }
        int index = 0;
        for (JsonNode entry : paths) {
            path(entry, path.index(index++), errors);
        }
    }

    private void path(JsonNode entry, FieldPath at, FieldErrors errors) {
        String path = entry.path("path").asString("");
        String type = entry.path("pathType").asString("");
        if (type.isEmpty()) {
            errors.required(at.child("pathType"), "pathType must be specified");
            return;
        }
        switch (type) {
            case "Exact", "Prefix" -> strictPath(path, at.child("path"), errors);
            case "ImplementationSpecific" -> {
                if (!path.isEmpty() && !path.startsWith("/")) {
                    errors.invalid(at.child("path"), path, "must be an absolute path");
                }
            }
            default -> errors.notSupported(at.child("pathType"), type, PATH_TYPES);
        }
        new BackendValidation(beta, errors).validate(entry.path("backend"), at.child("backend"));
    }

    private static void strictPath(String path, FieldPath at, FieldErrors errors) {
        if (!path.startsWith("/")) {
            errors.invalid(at, path, "must be an absolute path");
        }
        FORBIDDEN_PARTS.stream()
                .filter(path::contains)
                .forEach(part -> errors.invalid(at, path, "must not contain '" + part + "'"));
        FORBIDDEN_ENDS.stream()
                .filter(path::endsWith)
                .forEach(end -> errors.invalid(at, path, "cannot end with '" + end + "'"));
    }

    private void tls(JsonNode entries, FieldErrors errors) {
        int index = 0;
        for (JsonNode entry : entries) {
            FieldPath hosts = SPEC.child("tls").index(index).child("hosts");
            int host = 0;
            for (JsonNode name : entry.path("hosts")) {
                dnsName(name.asString(""), hosts.index(host++), errors);
            }
            String secret = entry.path("secretName").asString("");
            if (!secret.isEmpty() && !beta) {
                errors.invalid(
                        SPEC.child("tls").index(index).child("secretName"),
                        secret,
                        NameRules.nameIsDnsSubdomain(secret, false));
            }
            index++;
        }
    }
}
