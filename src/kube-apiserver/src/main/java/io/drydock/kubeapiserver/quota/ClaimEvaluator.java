package io.drydock.kubeapiserver.quota;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.quantity.Quantity;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Counts persistent volume claims and the storage they request, in all and for each storage class.
 *
 * @see "Go: pkg/quota/v1/evaluator/core/persistent_volume_claims.go: pvcEvaluator"
 */
final class ClaimEvaluator implements QuotaEvaluator {
    private static final String COUNT = "count/persistentvolumeclaims";
    private static final String CLAIMS = "persistentvolumeclaims";
    private static final String STORAGE = "requests.storage";
    private static final String OF_CLASS = ".storageclass.storage.k8s.io/";
    private static final String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";
    private static final String ATTRIBUTES_SCOPE = "VolumeAttributesClass";

    private final boolean knowsAttributesClasses;

    ClaimEvaluator(Release release) {
        this.knowsAttributesClasses = release.atLeast(Release.V1_36);
    }

    @Override
    public boolean handles(AdmissionAttributes attributes) {
        boolean writes = attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
        return switch (attributes.subresource()) {
            case "" -> writes;
            case "status" -> writes && knowsAttributesClasses;
            default -> false;
        };
    }

    @Override
    public Set<String> matching(Collection<String> resources) {
        Set<String> matching = new TreeSet<>();
        for (String name : resources) {
            boolean own = name.equals(COUNT) || name.equals(CLAIMS) || name.equals(STORAGE);
            if (own || name.endsWith(OF_CLASS + CLAIMS) || name.endsWith(OF_CLASS + STORAGE)) {
                matching.add(name);
            }
        }
        return matching;
    }

    @Override
    public ResourceList usage(KubeObject claim) {
        SortedMap<String, Quantity> usage = new TreeMap<>();
        usage.put(COUNT, ObjectCountEvaluator.ONE);
        usage.put(CLAIMS, ObjectCountEvaluator.ONE);
        String ofClass = storageClass(claim);
        if (!ofClass.isEmpty()) {
            usage.put(ofClass + OF_CLASS + CLAIMS, ObjectCountEvaluator.ONE);
        }
        storage(claim).ifPresent(amount -> {
            usage.put(STORAGE, amount);
            if (!ofClass.isEmpty()) {
                usage.put(ofClass + OF_CLASS + STORAGE, amount);
            }
        });
        return new ResourceList(usage);
    }

    private static String storageClass(KubeObject claim) {
        return claim.annotations()
                .getOrDefault(
                        CLASS_ANNOTATION, claim.at("spec", "storageClassName").asString(""));
    }

    /** What was allocated counts as long as it is more than what is asked for, as after an expansion given up. */
    private static Optional<Quantity> storage(KubeObject claim) {
        return quantity(claim.at("spec", "resources", "requests", "storage"))
                .map(requested -> quantity(claim.at("status", "allocatedResources", "storage"))
                        .filter(allocated -> allocated.compareTo(requested) > 0)
                        .orElse(requested));
    }

    /** In whole bytes, because that is how quotas count them. */
    private static Optional<Quantity> quantity(JsonNode node) {
        if (!node.isString()) {
            return Optional.empty();
        }
        Quantity amount = Quantity.parse(node.asString());
        return Optional.of(
                amount.isWhole()
                        ? amount
                        : Quantity.of(
                                amount.amount()
                                        .setScale(0, RoundingMode.CEILING)
                                        .longValue(),
                                amount.format()));
    }

    @Override
    public boolean meets(ScopeRequirement requirement, KubeObject claim) {
        if (!knowsAttributesClasses || !requirement.scope().equals(ATTRIBUTES_SCOPE)) {
            return false;
        }
        List<String> names = attributesClasses(claim);
        return names.isEmpty() ? requirement.matchesClass("") : names.stream().anyMatch(requirement::matchesClass);
    }

    /** The one it shall have, the one it has and the one it is about to get. */
    private static List<String> attributesClasses(KubeObject claim) {
        return Stream.of(
                        claim.at("spec", "volumeAttributesClassName"),
                        claim.at("status", "currentVolumeAttributesClassName"),
                        claim.at("status", "modifyVolumeStatus", "targetVolumeAttributesClassName"))
                .map(name -> name.asString(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
