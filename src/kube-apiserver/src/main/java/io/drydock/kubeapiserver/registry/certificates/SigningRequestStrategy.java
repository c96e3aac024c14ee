package io.drydock.kubeapiserver.registry.certificates;

import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.validation.FieldError;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.kubeapiserver.registry.generic.GenericStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceContext;
import io.drydock.kubeapiserver.registry.generic.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * A certificate signing request says who asks, as the server knows them, and stays what it was.
 *
 * @see "Go: pkg/registry/certificates/certificates/strategy.go: csrStrategy"
 */
final class SigningRequestStrategy extends GenericStrategy {
    SigningRequestStrategy(ResourceContext context) {
        super(context);
    }

    @Override
    public ResetFields resetFields() {
        return ResetFields.of("spec", "status");
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        super.prepareForCreate(scope, object);
        ObjectNode spec = object.objectAt("spec");
        spec.remove(List.of("username", "uid", "groups", "extra"));
        UserInfo user = scope.user();
        spec.put("username", user.name());
        if (!user.uid().isEmpty()) {
            spec.put("uid", user.uid());
        }
        if (!user.groups().isEmpty()) {
            user.groups().forEach(spec.putArray("groups")::add);
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = spec.putObject("extra");
            new TreeMap<>(user.extra()).forEach((key, values) -> values.forEach(extra.putArray(key)::add));
        }
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        Trees.copyField(old.tree(), object.tree(), "spec");
        Trees.copyField(old.tree(), object.tree(), "status");
    }

    @Override
    public List<FieldError> validate(RequestScope scope, KubeObject object) {
        return new SigningRequestValidation(SigningRequestTolerance.ofNew(isOld(scope)), release()).validate(object);
    }

    @Override
    public List<FieldError> validateUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        SigningRequestTolerance tolerance = SigningRequestTolerance.ofChange(object, old, isOld(scope));
        return new SigningRequestValidation(tolerance, release()).validateUpdate(object, old, Optional.empty());
    }

    /** Any name will do. */
    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return List.of();
    }

    @Override
    public Map<String, String> selectableFields(KubeObject object) {
        return Map.of("spec.signerName", object.at("spec", "signerName").asString(""));
    }

    /** What v1 forbids, v1beta1 let pass. */
    static boolean isOld(RequestScope scope) {
        return scope.request().apiVersion().equals("v1beta1");
    }
}
