package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.StatusStrategy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a volume is told what became of it. Newer releases remember since when it is in its phase.
 *
 * @see "Go: pkg/registry/core/persistentvolume/strategy.go: persistentvolumeStatusStrategy"
 * @see "Go: pkg/apis/core/validation/validation.go: ValidatePersistentVolumeStatusUpdate"
 */
final class PersistentVolumeStatusStrategy extends StatusStrategy {
    private static final String SINCE = "lastPhaseTransitionTime";

    private final Release release;

    PersistentVolumeStatusStrategy(RestStrategy main, Release release) {
        super(main);
        this.release = release;
    }

    static void stamp(ObjectNode status) {
        status.put(SINCE, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject volume, KubeObject old) {
        super.prepareForUpdate(scope, volume, old);
        if (!release.atLeast(Release.V1_36)) {
            return;
        }
        JsonNode since = volume.at("status", SINCE);
        JsonNode before = old.at("status", SINCE);
        boolean samePhase = volume.at("status", "phase")
                .asString("")
                .equals(old.at("status", "phase").asString(""));
        if (!samePhase && (!since.isString() || since.equals(before))) {
            stamp(volume.objectAt("status"));
        } else if (samePhase && !since.isString() && before.isString()) {
            volume.objectAt("status").set(SINCE, before);
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject volume, KubeObject old) {
        return volume.resourceVersion().isEmpty()
                ? List.of(FieldError.required(FieldPath.of("resourceVersion"), ""))
                : List.of();
    }
}
