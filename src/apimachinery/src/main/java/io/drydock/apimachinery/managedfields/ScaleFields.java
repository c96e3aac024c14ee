package io.drydock.apimachinery.managedfields;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.List;

/**
 * Carries over who owns the number of replicas, from an object to the Scale that shows it and back. Older releases do
 * not.
 *
 * @param apiVersion of the object, in which its managers' paths are meant; those of other versions are forgotten
 * @param replicas the path to the number in the object
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/managedfields/scalehandler.go: ScaleHandler (1.36)"
 */
public record ScaleFields(Release release, String apiVersion, List<String> replicas) {
    private static final String SCALE_VERSION = "autoscaling/v1";
    private static final FieldSet IN_SCALE = path(List.of("spec", "replicas"));

    private static FieldSet path(List<String> names) {
        return FieldSet.of(List.of(names.stream().map(PathElement::field).toList()));
    }

    /** Gives a Scale the managers of its object that own the replicas. */
    public void toScale(KubeObject object, KubeObject scale) {
        MergeRules rules = MergeRules.of(release);
        if (!rules.subresources()) {
            return;
        }
        FieldSet path = path(replicas);
        ManagedFields owners = new ManagedFields();
        ManagedFields.readable(object, rules).all().forEach((manager, owned) -> {
            if (owned.apiVersion().equals(apiVersion) && owns(owned, path)) {
                owners.put(manager, new ManagedSet(IN_SCALE, SCALE_VERSION, owned.time()));
            }
        });
        owners.writeTo(scale);
    }

    /**
     * Takes the replicas from managers that a change of the Scale took them from, and gives them to who did. Whoever
     * updates is another manager in each version, so that its entry falls in two; who applies is the same in all.
     */
    public void toObject(KubeObject scale, KubeObject object) {
        MergeRules rules = MergeRules.of(release);
        if (!rules.subresources()) {
            return;
        }
        FieldSet path = path(replicas);
        ManagedFields owners = ManagedFields.readable(scale, rules);
        ManagedFields result = new ManagedFields();
        ManagedFields.readable(object, rules).all().forEach((manager, owned) -> {
            if (!owned.apiVersion().equals(apiVersion)) {
                return;
            }
            if (!owns(owned, path)) {
                result.put(manager, owned);
            } else if (owners.get(manager).isPresent()) {
                result.put(manager, owned);
                owners.remove(manager);
            } else {
                result.put(manager, owned.with(owned.set().difference(path)));
            }
        });
        owners.all().forEach((manager, owned) -> {
            if (owns(owned, IN_SCALE)) {
                result.put(manager, new ManagedSet(path, apiVersion, ""));
            }
        });
        result.writeTo(object);
    }

    private static boolean owns(ManagedSet owned, FieldSet path) {
        return !owned.set().intersection(path).isEmpty();
    }
}
