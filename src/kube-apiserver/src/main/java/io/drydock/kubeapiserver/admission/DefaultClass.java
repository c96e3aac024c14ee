package io.drydock.kubeapiserver.admission;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the class that an annotation marks as the one for whoever names none. Where there are several, older releases
 * refuse to choose, and newer ones take the youngest.
 *
 * @param annotations any of which marks it
 * @param tooMany what follows their number when there are several
 */
record DefaultClass(Set<String> annotations, String tooMany, Release release) {

    Optional<String> among(List<KubeObject> classes, AdmissionAttributes attributes) {
        List<KubeObject> marked = classes.stream().filter(this::isMarked).toList();
        if (marked.size() > 1 && release == Release.V1_20) {
            throw AdmissionErrors.forbidden(attributes, "Internal error occurred: " + marked.size() + tooMany);
        }
        return marked.stream()
                .min(Comparator.comparing(KubeObject::creationTimestamp)
                        .reversed()
                        .thenComparing(KubeObject::name))
                .map(KubeObject::name);
    }

    private boolean isMarked(KubeObject candidate) {
        return annotations.stream()
                .anyMatch(name -> candidate.annotations().getOrDefault(name, "").equals("true"));
    }
}
