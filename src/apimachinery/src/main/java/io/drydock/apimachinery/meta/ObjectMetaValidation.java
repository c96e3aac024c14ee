package io.drydock.apimachinery.meta;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.GoValue;
import io.drydock.apimachinery.validation.NameRule;
import io.drydock.apimachinery.validation.NameRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Checks the metadata of an object that is created or updated.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go"
 */
public final class ObjectMetaValidation {
    /** Of all keys and values together, in bytes. */
    public static final int ANNOTATIONS_MAX_SIZE = 256 * 1024;

    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND_DELETION = "foregroundDeletion";
    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", ORPHAN, FOREGROUND_DELETION);

    private ObjectMetaValidation() {}

    /**
     * Checks a new object, whose name is already generated.
     *
     * @param path where the metadata is, {@code metadata} for most
     */
    public static List<FieldError> validate(KubeObject object, boolean namespaced, NameRule names, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        checkNames(object, namespaced, names, path, errors);
        checkManagers(object, path, errors);
        if (object.generation() < 0) {
            errors.add(FieldError.invalid(
                    path.child("generation"), object.generation(), "must be greater than or equal to 0"));
        }
        errors.addAll(LabelValidation.validateLabels(object.labels(), path.child("labels")));
        errors.addAll(validateAnnotations(object.annotations(), path.child("annotations")));
        errors.addAll(OwnerReferenceValidation.validate(object.ownerReferences(), path.child("ownerReferences")));
        errors.addAll(validateFinalizers(object.finalizers(), path.child("finalizers")));
        errors.addAll(
                ManagedFieldsValidation.validate(object.at("metadata", "managedFields"), path.child("managedFields")));
        return errors;
    }

    /** Checks a new object of a built-in kind, whose finalizers without a domain must be ones that are known. */
    public static List<FieldError> validateBuiltIn(
            KubeObject object, boolean namespaced, NameRule names, FieldPath path) {
        List<FieldError> errors = validate(object, namespaced, names, path);
        checkBuiltInFinalizers(object, path, errors);
        return errors;
    }

    /** Checks an object of a built-in kind that takes the place of another. */
    public static List<FieldError> validateBuiltInUpdate(KubeObject object, KubeObject old, FieldPath path) {
        List<FieldError> errors = validateUpdate(object, old, path);
        checkBuiltInFinalizers(object, path, errors);
        return errors;
    }

    private static void checkBuiltInFinalizers(KubeObject object, FieldPath path, List<FieldError> errors) {
        List<String> finalizers = object.finalizers();
        for (int i = 0; i < finalizers.size(); i++) {
            errors.addAll(validateBuiltInFinalizer(
                    finalizers.get(i), path.child("finalizers").index(i)));
        }
    }

    /** @see "Go: pkg/apis/core/validation/validation.go: ValidateFinalizerName" */
    public static List<FieldError> validateBuiltInFinalizer(String finalizer, FieldPath path) {
        return finalizer.indexOf('/') >= 0 || STANDARD_FINALIZERS.contains(finalizer)
                ? List.of()
                : List.of(FieldError.invalid(
                        path, finalizer, "name is neither a standard finalizer name nor is it fully qualified"));
    }

    private static void checkNames(
            KubeObject object, boolean namespaced, NameRule names, FieldPath path, List<FieldError> errors) {
        String generateName = object.generateName();
        if (!generateName.isEmpty()) {
            addAll(errors, path.child("generateName"), generateName, names.problems(generateName, true));
        }
        String name = object.name();
        if (name.isEmpty()) {
            errors.add(FieldError.required(path.child("name"), "name or generateName is required"));
        } else {
            addAll(errors, path.child("name"), name, names.problems(name, false));
        }
        String namespace = object.namespace();
        FieldPath namespacePath = path.child("namespace");
        if (!namespaced) {
            if (!namespace.isEmpty()) {
                errors.add(FieldError.forbidden(namespacePath, "not allowed on this type"));
            }
        } else if (namespace.isEmpty()) {
            errors.add(FieldError.required(namespacePath, ""));
        } else {
            addAll(errors, namespacePath, namespace, NameRules.nameIsDnsLabel(namespace, false));
        }
        String clusterName = object.at("metadata", "clusterName").asString("");
        if (!clusterName.isEmpty()) {
            addAll(errors, path.child("clusterName"), clusterName, NameRules.dns1035Label(clusterName));
        }
    }

    /** Checks an object that takes the place of another. */
    public static List<FieldError> validateUpdate(KubeObject object, KubeObject old, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        if (old.deletionTimestamp().isPresent()) {
            checkNoNewFinalizers(object.finalizers(), old.finalizers(), path.child("finalizers"), errors);
        }
        if (object.resourceVersion().isEmpty()) {
            errors.add(FieldError.invalid(path.child("resourceVersion"), "", "must be specified for an update"));
        }
        if (object.generation() < old.generation()) {
            errors.add(FieldError.invalid(path.child("generation"), object.generation(), "must not be decremented"));
        }
        checkManagers(object, path, errors);
        ImmutableMetadata.check(object, old, path, errors);
        errors.addAll(LabelValidation.validateLabels(object.labels(), path.child("labels")));
        errors.addAll(validateAnnotations(object.annotations(), path.child("annotations")));
        errors.addAll(OwnerReferenceValidation.validate(object.ownerReferences(), path.child("ownerReferences")));
        errors.addAll(
                ManagedFieldsValidation.validate(object.at("metadata", "managedFields"), path.child("managedFields")));
        return errors;
    }

    public static List<FieldError> validateAnnotations(Map<String, String> annotations, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        long size = 0;
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            String key = annotation.getKey();
            addAll(errors, path, key, NameRules.qualifiedName(key.toLowerCase(Locale.ROOT)));
            size += key.getBytes(StandardCharsets.UTF_8).length
                    + annotation.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > ANNOTATIONS_MAX_SIZE) {
            errors.add(FieldError.tooLong(path, ANNOTATIONS_MAX_SIZE));
        }
        return errors;
    }

    public static List<FieldError> validateFinalizers(List<String> finalizers, FieldPath path) {
        List<FieldError> errors = new ArrayList<>();
        finalizers.forEach(finalizer -> addAll(errors, path, finalizer, NameRules.qualifiedName(finalizer)));
        if (finalizers.contains(ORPHAN) && finalizers.contains(FOREGROUND_DELETION)) {
            errors.add(FieldError.invalid(
                    path, finalizers, "finalizer " + ORPHAN + " and " + FOREGROUND_DELETION + " cannot be both set"));
        }
        return errors;
    }

    private static void checkNoNewFinalizers(
            List<String> finalizers, List<String> old, FieldPath path, List<FieldError> errors) {
        Set<String> added = new TreeSet<>(finalizers);
        added.removeAll(Set.copyOf(old));
        if (!added.isEmpty()) {
            errors.add(FieldError.forbidden(
                    path,
                    "no new finalizers can be added if the object is being deleted, found new finalizers "
                            + GoValue.show(List.copyOf(added))));
        }
    }

    private static void checkManagers(KubeObject object, FieldPath path, List<FieldError> errors) {
        for (JsonNode entry : object.at("metadata", "managedFields")) {
            errors.addAll(OptionsValidation.validateFieldManager(
                    entry.path("manager").asString(""), path.child("fieldManager")));
        }
    }

    private static void addAll(List<FieldError> errors, FieldPath path, String value, List<String> problems) {
        problems.forEach(problem -> errors.add(FieldError.invalid(path, value, problem)));
    }
}
