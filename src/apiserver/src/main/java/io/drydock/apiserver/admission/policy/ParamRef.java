package io.drydock.apiserver.admission.policy;

import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.selection.InvalidSelectorException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.policy.ParamResources.ParamResource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Which objects a binding gives its policy for parameters. The policy is evaluated once for each.
 *
 * @param namespace empty for that of the write
 * @param name empty when a selector says which
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/generic/policy_dispatcher.go: CollectParams (1.36)"
 */
public record ParamRef(String namespace, String name, Optional<JsonNode> selector, boolean denyWhenMissing) {

    /** @param tree {@code spec.paramRef}; absent where there is none */
    public static Optional<ParamRef> of(JsonNode tree) {
        if (!tree.isObject()) {
            return Optional.empty();
        }
        return Optional.of(new ParamRef(
                tree.path("namespace").asString(""),
                tree.path("name").asString(""),
                Optional.ofNullable(tree.get("selector")).filter(JsonNode::isObject),
                tree.path("parameterNotFoundAction").asString("").equals("Deny")));
    }

    /**
     * @param writeNamespace empty for a write to the cluster's own
     * @return none when there are none and that is no reason to refuse
     * @throws ConfigurationException when they cannot be looked for, or must be there and are not
     */
    List<KubeObject> collect(ParamResource resource, String writeNamespace) throws ConfigurationException {
        List<KubeObject> found = find(resource, searched(resource, writeNamespace));
        if (found.isEmpty() && denyWhenMissing) {
            throw new ConfigurationException("no params found for policy binding with `Deny` parameterNotFoundAction");
        }
        return found;
    }

    private String searched(ParamResource resource, String writeNamespace) throws ConfigurationException {
        if (!resource.namespaced()) {
            if (!namespace.isEmpty()) {
                throw new ConfigurationException(
                        "paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
            }
            return "";
        }
        String searched = namespace.isEmpty() ? writeNamespace : namespace;
        if (searched.isEmpty()) {
            throw new ConfigurationException(
                    "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources");
        }
        return searched;
    }

    private List<KubeObject> find(ParamResource resource, String searched) throws ConfigurationException {
        if (!name.isEmpty()) {
            if (selector.isPresent()) {
                throw new ConfigurationException("paramRef.name and paramRef.selector are mutually exclusive");
            }
            return resource.get(searched, name).stream().toList();
        }
        if (selector.isEmpty()) {
            throw new ConfigurationException("one of name or selector must be provided");
        }
        try {
            LabelSelector labels = LabelSelector.ofTree(selector.get());
            return resource.list(searched).stream()
                    .filter(object -> labels.matches(object.labels()))
                    .sorted(Comparator.comparing(KubeObject::name))
                    .toList();
        } catch (InvalidSelectorException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The parameters that a policy is evaluated with for one write, in the version that it names: absent once when it
     * takes none.
     *
     * @throws ConfigurationException as {@link #collect}, and when the kind is not served
     */
    public static List<Optional<KubeObject>> parameters(
            ParamResources resources, Optional<ParamKind> kind, Optional<ParamRef> reference, AdmissionAttributes write)
            throws ConfigurationException {
        if (kind.isEmpty() || reference.isEmpty()) {
            return List.of(Optional.empty());
        }
        ParamResource resource = resource(resources, kind.get());
        GroupVersionKind version = kind.get().groupVersionKind();
        return reference.get().collect(resource, write.namespace()).stream()
                .map(found -> Optional.of(write.objects().convert(found, version)))
                .toList();
    }

    /** @throws ConfigurationException when the kind is not served */
    public static ParamResource resource(ParamResources resources, ParamKind kind) throws ConfigurationException {
        return resources
                .find(kind)
                .orElseThrow(() -> new ConfigurationException("failed to find resource referenced by paramKind: '"
                        + kind.apiVersion() + ", Kind=" + kind.kind() + "'"));
    }
}
