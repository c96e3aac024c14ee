package io.drydock.apiserver.registry;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apimachinery.validation.FieldPath;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Config maps that are immutable when they say so, and that have a status when a test wants one. */
class ExampleStrategy implements RestStrategy {
    boolean createsOnUpdate;
    boolean updatesUnconditionally = true;
    boolean returnsDeleted;
    OptionalLong grace = OptionalLong.empty();

    @Override
    public GroupVersionKind kind() {
        return new GroupVersionKind("", "v1", "ConfigMap");
    }

    @Override
    public boolean namespaced() {
        return true;
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.nameIsDnsSubdomain(name, isPrefix);
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        object.tree().remove("status");
        object.setGeneration(1);
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        object.tree().remove("status");
        if (old.tree().has("status")) {
            object.tree().set("status", old.tree().get("status"));
        }
        if (!object.at("data").equals(old.at("data"))) {
            object.setGeneration(old.generation() + 1);
        }
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        return old.at("immutable").asBoolean(false) && !object.at("data").equals(old.at("data"))
                ? List.of(FieldError.forbidden(FieldPath.of("data"), "field is immutable when `immutable` is set"))
                : List.of();
    }

    @Override
    public boolean allowCreateOnUpdate() {
        return createsOnUpdate;
    }

    @Override
    public boolean allowUnconditionalUpdate() {
        return updatesUnconditionally;
    }

    @Override
    public boolean returnsDeletedObject() {
        return returnsDeleted;
    }

    @Override
    public OptionalLong gracePeriodSeconds(KubeObject object, OptionalLong requested) {
        return grace.isEmpty() || requested.isEmpty() ? grace : requested;
    }

    @Override
    public Map<String, String> selectableFields(KubeObject object) {
        return Map.of("data.color", object.at("data", "color").asString(""));
    }
}
