package io.drydock.aggregator.apiregistration;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an APIService must hold.
 *
 * @see "Go: staging/src/k8s.io/kube-aggregator/pkg/apis/apiregistration/validation/validation.go: ValidateAPIService"
 */
final class ApiServiceValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> CONDITION_STATUSES = List.of("True", "False", "Unknown");

    private final List<FieldError> errors = new ArrayList<>();

    private ApiServiceValidation() {}

    static List<FieldError> validate(KubeObject object) {
        ApiServiceValidation validation = new ApiServiceValidation();
        ApiService service = ApiService.of(object);
        validation.groupVersion(service);
        validation.priorities(service);
        validation.reference(service, object.at("spec"));
        return validation.errors;
    }

    static List<FieldError> validateStatus(KubeObject object) {
        List<FieldError> errors = new ArrayList<>();
        FieldPath conditions = FieldPath.of("status", "conditions");
        int index = 0;
        for (JsonNode condition : object.at("status", "conditions")) {
            String status = condition.path("status").asString("");
            if (!CONDITION_STATUSES.contains(status)) {
                FieldPath path = conditions.index(index).child("status");
                errors.add(FieldError.notSupported(path, status, CONDITION_STATUSES));
            }
            index++;
        }
        return errors;
    }

    /** The name is told by the spec; the metadata's own rules ask this one. */
    static List<String> nameProblems(KubeObject object, String name) {
        List<String> problems = NameRules.pathSegmentName(name, false);
        String required = object.at("spec", "version").asString("") + "."
                + object.at("spec", "group").asString("");
        return !problems.isEmpty() || name.equals(required)
                ? problems
                : List.of("must be `spec.version+\".\"+spec.group`: " + GoValue.quote(required));
    }

    private void groupVersion(ApiService service) {
        String group = service.groupVersion().group();
        String version = service.groupVersion().version();
        if (group.isEmpty() && !version.equals("v1")) {
            errors.add(FieldError.required(
                    SPEC.child("group"), "only v1 may have an empty group and it better be legacy kube"));
        }
        if (!group.isEmpty()) {
            NameRules.dns1123Subdomain(group)
                    .forEach(problem -> errors.add(FieldError.invalid(SPEC.child("group"), group, problem)));
        }
        NameRules.dns1035Label(version)
                .forEach(problem -> errors.add(FieldError.invalid(SPEC.child("version"), version, problem)));
    }

    private void priorities(ApiService service) {
        long group = service.groupPriorityMinimum();
        if (group <= 0 || group > 20_000) {
            errors.add(FieldError.invalid(
                    SPEC.child("groupPriorityMinimum"), group, "must be positive and less than 20000"));
        }
        long version = service.versionPriority();
        if (version <= 0 || version > 1_000) {
            errors.add(
                    FieldError.invalid(SPEC.child("versionPriority"), version, "must be positive and less than 1000"));
        }
    }

    private void reference(ApiService service, JsonNode spec) {
        byte[] bundle = Base64.getMimeDecoder().decode(spec.path("caBundle").asString(""));
        boolean insecure = spec.path("insecureSkipTLSVerify").asBoolean(false);
        FieldPath insecurePath = SPEC.child("insecureSkipTLSVerify");
        if (service.service().isEmpty()) {
            if (bundle.length > 0) {
                errors.add(FieldError.invalid(
                        SPEC.child("caBundle"), bundle.length + " bytes", "local APIServices may not have a caBundle"));
            }
            if (insecure) {
                errors.add(
                        FieldError.invalid(insecurePath, true, "local APIServices may not have insecureSkipTLSVerify"));
            }
            return;
        }
        ApiService.ServiceReference reference = service.service().get();
        FieldPath path = SPEC.child("service");
        if (reference.namespace().isEmpty()) {
            errors.add(FieldError.required(path.child("namespace"), ""));
        }
        if (reference.name().isEmpty()) {
            errors.add(FieldError.required(path.child("name"), ""));
        }
        List<String> portProblems = ValueRules.portNumber(reference.port());
        if (!portProblems.isEmpty()) {
            errors.add(FieldError.invalid(
                    path.child("port"), reference.port(), "port is not valid: " + String.join(", ", portProblems)));
        }
        if (insecure && bundle.length > 0) {
            errors.add(FieldError.invalid(insecurePath, true, "may not be true if caBundle is present"));
        }
    }
}
