package io.drydock.apiserver.admission;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.Status;
import io.drydock.apimachinery.status.StatusCause;
import io.drydock.apimachinery.status.StatusDetails;
import io.drydock.apimachinery.status.StatusErrors;
import io.drydock.apimachinery.status.StatusException;
import java.util.List;
import java.util.Optional;

/**
 * How a plug-in refuses.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/errors.go: NewForbidden"
 */
public final class AdmissionErrors {
    private AdmissionErrors() {}

    /** 403, about the object by its name, or by what its name will begin with. */
    public static StatusException forbidden(AdmissionAttributes attributes, String problem) {
        return StatusErrors.forbidden(attributes.resource().groupResource(), name(attributes), problem);
    }

    /** The same, with a cause by which programs can tell it from others. */
    public static StatusException forbidden(AdmissionAttributes attributes, String problem, StatusCause cause) {
        Status plain = forbidden(attributes, problem).status();
        StatusDetails about = plain.details().orElseThrow();
        return StatusErrors.failure(
                plain.code(),
                plain.reason(),
                plain.message(),
                new StatusDetails(about.name(), about.group(), about.kind(), "", List.of(cause), 0));
    }

    private static String name(AdmissionAttributes attributes) {
        if (!attributes.name().isEmpty()) {
            return attributes.name();
        }
        Optional<KubeObject> object = attributes.object().or(attributes::oldObject);
        String name = object.map(KubeObject::name).orElse("");
        if (!name.isEmpty()) {
            return name;
        }
        String prefix = object.map(KubeObject::generateName).orElse("");
        return prefix.isEmpty() ? "Unknown" : prefix;
    }
}
