package io.drydock.kubeapiserver.admission.ownerreferences;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionAttributes.Operation;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.ValidatingAdmission;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.Authorizer.Decision;
import io.drydock.kubeapiserver.admission.lookup.Lookup;
import io.drydock.kubeapiserver.admission.lookup.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An object that has an owner goes when the owner goes, so that only who may delete it may give it one; and only who
 * may finalize an owner may have it wait for the object.
 *
 * @see "Go: plugin/pkg/admission/gc/gc_admission.go: gcPermissionsEnforcement"
 */
public final class OwnerReferencesPermissionEnforcement implements ValidatingAdmission {
    public static final String NAME = "OwnerReferencesPermissionEnforcement";

    private final Authorizer authorizer;
    private final OwnerResources resources;

    public OwnerReferencesPermissionEnforcement(Lookup lookup, Authorizer authorizer) {
        this.authorizer = authorizer;
        this.resources = new OwnerResources(lookup);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void validate(AdmissionAttributes attributes) {
        // Who reports a pod's status cannot change its owners that way, whatever it sends.
        boolean status = attributes.resource().groupResource().equals(Targets.PODS)
                && attributes.subresource().equals("status");
        List<JsonNode> owners = owners(attributes.object().orElseThrow());
        List<JsonNode> before = attributes
                .oldObject()
                .map(OwnerReferencesPermissionEnforcement::owners)
                .orElse(List.of());
        if (status || owners.equals(before)) {
            return;
        }
        if (attributes.operation() != Operation.CREATE) {
            requireDelete(attributes);
        }
        blocking(owners, before).forEach(owner -> requireFinalizers(attributes, owner));
    }

    private static List<JsonNode> owners(KubeObject object) {
        return object.ownerReferences().valueStream().toList();
    }

    /** Owners that are to wait for the object and were not before. */
    private static List<JsonNode> blocking(List<JsonNode> owners, List<JsonNode> before) {
        Set<String> known = before.stream()
                .filter(OwnerReferencesPermissionEnforcement::blocks)
                .map(owner -> owner.path("uid").asString(""))
                .collect(Collectors.toSet());
        List<JsonNode> blocking = new ArrayList<>(owners);
        blocking.removeIf(
                owner -> !blocks(owner) || known.contains(owner.path("uid").asString("")));
        return blocking;
    }

    private static boolean blocks(JsonNode owner) {
        return owner.path("blockOwnerDeletion").asBoolean(false);
    }

    private void requireDelete(AdmissionAttributes attributes) {
        GroupVersionResource resource = attributes.resource();
        Decision decision = authorizer.authorize(new AuthorizationAttributes(
                attributes.user(),
                "delete",
                attributes.namespace(),
                resource.group(),
                resource.version(),
                resource.resource(),
                attributes.subresource(),
                attributes.name(),
                true,
                ""));
        if (!decision.allowed()) {
            throw refused(attributes, "cannot set an ownerRef on a resource you can't delete: ", decision);
        }
    }

    private void requireFinalizers(AdmissionAttributes attributes, JsonNode owner) {
        String apiVersion = owner.path("apiVersion").asString("");
        String name = owner.path("kind").asString("");
        GroupVersionKind kind = GroupVersion.parse(apiVersion).withKind(name);
        List<OwnerResources.Mapping> mappings = resources.of(kind);
        if (mappings.isEmpty()) {
            throw AdmissionErrors.forbidden(
                    attributes,
                    "cannot set blockOwnerDeletion in this case because cannot find RESTMapping for APIVersion "
                            + apiVersion + " Kind " + name + ": no matches for kind \"" + name + "\" in version \""
                            + apiVersion + "\"");
        }
        for (OwnerResources.Mapping mapping : mappings) {
            Decision decision = authorizer.authorize(new AuthorizationAttributes(
                    attributes.user(),
                    "update",
                    mapping.namespaced() ? attributes.namespace() : "",
                    kind.group(),
                    kind.version(),
                    mapping.resource().resource(),
                    "finalizers",
                    owner.path("name").asString(""),
                    true,
                    ""));
            if (!decision.allowed()) {
                throw refused(
                        attributes,
                        "cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set"
                                + " finalizers on: ",
                        decision);
            }
        }
    }

    private static StatusException refused(AdmissionAttributes attributes, String problem, Decision decision) {
        return AdmissionErrors.forbidden(attributes, problem + decision.reason() + ", <nil>");
    }
}
