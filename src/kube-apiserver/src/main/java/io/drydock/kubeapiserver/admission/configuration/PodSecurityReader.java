package io.drydock.kubeapiserver.admission.configuration;

import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.admission.AdmissionConfigurationFile;
import io.drydock.kubeapiserver.admission.podsecurity.PodSecurityConfiguration;
import io.drydock.kubeapiserver.podsecurity.Policy;
import io.drydock.kubeapiserver.podsecurity.PolicyLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a PodSecurityConfiguration.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/admission/api/validation/validation.go, from 1.22"
 */
final class PodSecurityReader {
    private static final Set<String> MODES =
            Set.of("enforce", "enforce-version", "audit", "audit-version", "warn", "warn-version");

    private final List<FieldError> errors = new ArrayList<>();

    private PodSecurityReader() {}

    static PodSecurityConfiguration read(ObjectNode tree) {
        Documents.requireKind(
                tree,
                "PodSecurityConfiguration",
                "pod-security.admission.config.k8s.io",
                Set.of("v1", "v1beta1", "v1alpha1"),
                Set.of("defaults", "exemptions"));
        JsonNode exemptions = tree.path("exemptions");
        AdmissionConfigurationFile.requireFields(
                exemptions, Set.of("usernames", "namespaces", "runtimeClasses"), "exemptions.");
        PodSecurityReader reader = new PodSecurityReader();
        PodSecurityConfiguration configuration = new PodSecurityConfiguration(
                reader.defaults(tree.path("defaults")),
                reader.exempted(
                        exemptions,
                        "usernames",
                        name -> name.isEmpty() ? List.of("username must not be empty") : List.of()),
                reader.exempted(exemptions, "namespaces", name -> NameRules.nameIsDnsLabel(name, false)),
                reader.exempted(exemptions, "runtimeClasses", name -> NameRules.nameIsDnsSubdomain(name, false)));
        if (!reader.errors.isEmpty()) {
            throw new IllegalArgumentException(FieldError.aggregate(reader.errors));
        }
        return configuration;
    }

    /** The fields are named as the labels are; only that nothing follows from what is enforced. */
    private Policy defaults(JsonNode defaults) {
        AdmissionConfigurationFile.requireFields(defaults, MODES, "defaults.");
        Map<String, String> labels = new HashMap<>(Map.of(PolicyLabels.PREFIX + "warn", "privileged"));
        defaults.properties().forEach(mode -> {
            String value = mode.getValue().asString("");
            if (!value.isEmpty()) {
                labels.put(PolicyLabels.PREFIX + mode.getKey(), value);
            }
        });
        PolicyLabels read = PolicyLabels.read(labels, Policy.OPEN);
        for (FieldError error : read.errors()) {
            String mode = error.field()
                    .substring(error.field().indexOf('/') + 1, error.field().length() - 1);
            errors.add(FieldError.invalid(
                    FieldPath.of("defaults", mode),
                    labels.getOrDefault(PolicyLabels.PREFIX + mode, ""),
                    error.detail()));
        }
        return read.policy();
    }

    private Set<String> exempted(JsonNode exemptions, String field, Function<String, List<String>> rule) {
        Set<String> names = new HashSet<>();
        List<String> given = Documents.texts(exemptions.path(field));
        for (int i = 0; i < given.size(); i++) {
            FieldPath path = FieldPath.of("exemptions", field).index(i);
            List<String> wrong = rule.apply(given.get(i));
            if (!wrong.isEmpty()) {
                errors.add(FieldError.invalid(path, given.get(i), String.join(", ", wrong)));
            } else if (!names.add(given.get(i))) {
                errors.add(FieldError.duplicate(path, given.get(i)));
            }
        }
        return names;
    }
}
