package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.InternalJson;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apimachinery.validation.ValueRules;
import io.drydock.kubeapiserver.registry.generic.ObjectValidation;
import io.drydock.kubeapiserver.registry.validation.DriverNames;
import io.drydock.kubeapiserver.registry.validation.FieldErrors;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * That a volume is to be at a node, and how that went. What is asked for never changes.
 *
 * @see "Go: pkg/apis/storage/validation/validation.go: ValidateVolumeAttachment"
 */
final class VolumeAttachmentValidation implements ObjectValidation {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath SOURCE = SPEC.child("source");
    private static final String EITHER = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
    private static final int MAX_MESSAGE_SIZE = 1024;

    private final Release release;
    private final Type spec;

    /** @param spec the type of the specification */
    VolumeAttachmentValidation(Release release, Type spec) {
        this.release = release;
        this.spec = spec;
    }

    @Override
    public List<FieldError> validate(KubeObject attachment) {
        FieldErrors errors = new FieldErrors();
        check(attachment, errors);
        return errors.list();
    }

    /** The older release checks all of it before it looks at what has changed, and then once more. */
    @Override
    public List<FieldError> validateWhole(KubeObject attachment) {
        return release.atLeast(Release.V1_36) ? List.of() : all(attachment);
    }

    private List<FieldError> all(KubeObject attachment) {
        FieldErrors errors = new FieldErrors();
        errors.metadata(attachment, false);
        check(attachment, errors);
        return errors.list();
    }

    @Override
    public boolean comparesMetadata() {
        return false;
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject attachment, KubeObject old) {
        FieldErrors errors = new FieldErrors();
        errors.addAll(all(attachment));
        if (!attachment.at("spec").equals(old.at("spec"))) {
            errors.invalid(SPEC, InternalJson.of(attachment.at("spec"), spec), FieldErrors.IMMUTABLE);
        }
        return errors.list();
    }

    /** The same as for the whole: the real server does not tell the two apart. */
    @Override
    public List<FieldError> validateStatusUpdate(KubeObject attachment, KubeObject old) {
        return validateUpdate(attachment, old);
    }

    /** What the older release asks of new attachments besides, unless they come in v1beta1. */
    static List<FieldError> validateReleased(KubeObject attachment) {
        FieldErrors errors = new FieldErrors();
        attacher(attachment, Release.V1_20, errors);
        volume(attachment, errors);
        return errors.list();
    }

    private static void attacher(KubeObject attachment, Release release, FieldErrors errors) {
        String name = attachment.at("spec", "attacher").asString("");
        DriverNames.validate(name, release, SPEC.child("attacher"), errors);
    }

    private static void volume(KubeObject attachment, FieldErrors errors) {
        JsonNode volume = attachment.at("spec", "source", "persistentVolumeName");
        if (volume.isString()) {
            errors.invalid(
                    SOURCE.child("persistentVolumeName"),
                    volume,
                    NameRules.nameIsDnsSubdomain(volume.asString(), false));
        }
    }

    private void check(KubeObject attachment, FieldErrors errors) {
        boolean newest = release.atLeast(Release.V1_36);
        if (newest) {
            attacher(attachment, release, errors);
        } else {
            errors.requireText(attachment.at("spec"), SPEC, "attacher");
        }
        source(attachment.at("spec", "source"), errors);
        String node = attachment.at("spec", "nodeName").asString("");
        errors.invalid(SPEC.child("nodeName"), node, NameRules.nameIsDnsSubdomain(node, false));
        FieldPath status = FieldPath.of("status");
        if (StorageParameters.size(attachment.at("status", "attachmentMetadata")) > StorageParameters.MAX_SIZE) {
            errors.add(FieldError.tooLong(status.child("attachmentMetadata"), StorageParameters.MAX_SIZE));
        }
        for (String failure : List.of("attachError", "detachError")) {
            failure(attachment.at("status", failure), status.child(failure), errors);
        }
        if (newest) {
            volume(attachment, errors);
        }
    }

    private void source(JsonNode source, FieldErrors errors) {
        boolean named = source.path("persistentVolumeName").isString();
        boolean inline = source.path("inlineVolumeSpec").isObject();
        if (!named && !inline) {
            errors.required(SOURCE, EITHER);
        } else if (named && inline) {
            errors.forbidden(SOURCE, EITHER);
        } else if (inline) {
            InlineVolumeValidation.validate(
                    source.path("inlineVolumeSpec"), release, SOURCE.child("inlineVolumeSpec"), errors);
        } else if (source.path("persistentVolumeName").asString().isEmpty()) {
            errors.required(SOURCE.child("persistentVolumeName"), "must specify non empty persistentVolumeName");
        }
    }

    private static void failure(JsonNode failure, FieldPath path, FieldErrors errors) {
        if (failure.path("message").asString("").length() > MAX_MESSAGE_SIZE) {
            // The real server names the limit of another field here.
            errors.add(FieldError.tooLong(path.child("message"), StorageParameters.MAX_SIZE));
        }
        JsonNode code = failure.path("errorCode");
        if (code.isNumber()) {
            errors.invalid(path.child("errorCode"), code, ValueRules.inRange(code.asLong(), 0, Integer.MAX_VALUE));
        }
    }
}
