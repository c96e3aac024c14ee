package io.drydock.apiserver.admission.matching;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import java.util.Optional;

/**
 * A write as it is shown to a webhook or policy: its objects in the version that the rule names, and in the form in
 * which clients see them. They are copies, or shared with others that were shown the same; never to be changed.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/conversion.go: VersionedAttributes (1.36)"
 */
public record VersionedWrite(
        AdmissionAttributes attributes, Match match, Optional<KubeObject> object, Optional<KubeObject> oldObject) {

    /** Converts the objects of the write. */
    public static VersionedWrite of(AdmissionAttributes attributes, Match match) {
        return new VersionedWrite(
                attributes,
                match,
                attributes.object().map(object -> attributes.objects().convert(object, match.kind())),
                attributes.oldObject().map(object -> attributes.objects().convert(object, match.kind())));
    }
}
