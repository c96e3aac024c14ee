package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the server must know of a storage driver.
 *
 * @see "Go: pkg/apis/storage/validation/validation.go: ValidateCSIDriver, ValidateCSIDriverUpdate"
 */
final class CsiDriverValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> GROUP_POLICIES = List.of("File", "None", "ReadWriteOnceWithFSType");
    private static final List<String> LIFECYCLES = List.of("Persistent", "Ephemeral");
    private static final long TEN_MINUTES = 600;

    private final boolean newest;

    CsiDriverValidation(Release release) {
        this.newest = release.atLeast(Release.V1_36);
    }

    @Override
    public List<FieldError> validate(KubeObject driver) {
        FieldErrors errors = new FieldErrors();
        check(driver.at("spec"), errors);
        if (!newest) {
            errors.metadata(driver, false);
            check(driver.at("spec"), errors);
        }
        return errors.list();
    }

    /** In the older release nothing of a driver changes. */
    @Override
    public List<FieldError> validateUpdate(KubeObject driver, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        if (newest) {
            check(driver.at("spec"), errors);
            immutable(driver, old, "attachRequired", "attachedRequired", errors);
            immutable(driver, old, "volumeLifecycleModes", "volumeLifecycleModes", errors);
        } else {
            errors.immutable(driver.at("spec"), old.at("spec"), SPEC);
        }
        return errors.list();
    }

    @Override
    public List<String> warnings(KubeObject driver, Optional<KubeObject> old) {
        JsonNode tokens = driver.at("spec", "tokenRequests");
        boolean asked = old.isEmpty() || !tokens.equals(old.get().at("spec", "tokenRequests"));
        return asked
                        && !tokens.isEmpty()
                        && !driver.at("spec", "serviceAccountTokenInSecrets").isBoolean()
                ? List.of("spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to"
                        + " prevent possible logging of tokens in volume attributes")
                : List.of();
    }

    /** @param shown the name in the path of the error, which for one field is not its own */
    private static void immutable(KubeObject driver, KubeObject old, String field, String shown, FieldErrors errors) {
        errors.immutable(driver.at("spec", field), old.at("spec", field), SPEC.child(shown));
    }

    private void check(JsonNode spec, FieldErrors errors) {
        if (!spec.path("attachRequired").isBoolean()) {
            errors.required(SPEC.child("attachedRequired"), "");
        }
        if (!spec.path("podInfoOnMount").isBoolean()) {
            errors.required(SPEC.child("podInfoOnMount"), "");
        }
        if (newest && !spec.path("storageCapacity").isBoolean()) {
            errors.required(SPEC.child("storageCapacity"), "");
        }
        JsonNode policy = spec.path("fsGroupPolicy");
        if (policy.isString() && !GROUP_POLICIES.contains(policy.asString())) {
            errors.notSupported(SPEC.child("fsGroupPolicy"), policy, GROUP_POLICIES);
        }
        tokens(spec.path("tokenRequests"), errors);
        for (JsonNode mode : spec.path("volumeLifecycleModes")) {
            if (!LIFECYCLES.contains(mode.asString(""))) {
                errors.notSupported(SPEC.child("volumeLifecycleModes"), mode, LIFECYCLES);
            }
        }
        JsonNode period = spec.path("nodeAllocatableUpdatePeriodSeconds");
        if (period.isNumber() && period.asLong() < 10) {
            errors.invalid(
                    SPEC.child("nodeAllocatableUpdatePeriodSeconds"),
                    period,
                    "must be greater than or equal to 10 seconds");
        }
        JsonNode inSecrets = spec.path("serviceAccountTokenInSecrets");
        if (inSecrets.isBoolean() && spec.path("tokenRequests").isEmpty()) {
            errors.invalid(
                    SPEC.child("serviceAccountTokenInSecrets"),
                    inSecrets,
                    "serviceAccountTokenInSecrets is set but no tokenRequests are specified");
        }
    }

    private static void tokens(JsonNode requests, FieldErrors errors) {
        Set<String> audiences = new HashSet<>();
        int index = 0;
        for (JsonNode request : requests) {
            FieldPath path = SPEC.child("tokenRequests").index(index++);
            String audience = request.path("audience").asString("");
            if (!audiences.add(audience)) {
                errors.duplicate(path.child("audience"), audience);
                continue;
            }
            JsonNode expiration = request.path("expirationSeconds");
            if (expiration.isNumber() && expiration.asLong() < TEN_MINUTES) {
                errors.invalid(
                        path.child("expirationSeconds"), expiration, "may not specify a duration less than 10 minutes");
            }
            if (expiration.isNumber() && expiration.asLong() > 1L << 32) {
                errors.invalid(
                        path.child("expirationSeconds"),
                        expiration,
                        "may not specify a duration larger than 2^32 seconds");
            }
        }
    }
}
