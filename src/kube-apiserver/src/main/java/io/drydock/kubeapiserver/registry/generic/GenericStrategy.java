package io.drydock.kubeapiserver.registry.generic;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.managedfields.ResetFields;
import io.drydock.apimachinery.runtime.CanonicalForm;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupKind;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.validation.NameRules;
import io.drydock.apiserver.registry.RestStrategy;
import io.drydock.apiserver.registry.rest.RequestScope;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves a resource from facts alone: a status that only its subresource may change, a generation that counts changes
 * of all else, names that are DNS subdomains. A resource that needs more extends it and overrides what differs.
 *
 * @see "Go: pkg/registry/apps/deployment/strategy.go: deploymentStrategy, as the shape that most strategies share"
 */
public class GenericStrategy implements RestStrategy {
    /** The kinds of which a deletion answers with the object that was, where others answer with a Status. */
    private static final Set<String> GIVEN_BACK = Set.of(
            "CSIDriver",
            "CSINode",
            "DeviceClass",
            "PodSecurityPolicy",
            "ResourceClaim",
            "ResourceClaimTemplate",
            "ResourceSlice",
            "StorageClass",
            "VolumeAttachment",
            "VolumeAttributesClass");

    private static final Set<String> NOT_CONTENT = Set.of("kind", "apiVersion", "metadata", "status");

    /** Kinds that the older release knows in this group first, even where it no longer serves them there. */
    private static final Set<String> OF_EXTENSIONS = Set.of("Ingress", "NetworkPolicy", "PodSecurityPolicy");

    private final ResourceContext context;
    private final boolean hasStatus;
    private final boolean countsGenerations;

    public GenericStrategy(ResourceContext context) {
        this.context = context;
        this.hasStatus = context.hasSubresource("status");
        this.countsGenerations = Generations.areCounted(context.fact(), context.release());
    }

    protected final ResourceContext context() {
        return context;
    }

    protected final Release release() {
        return context.release();
    }

    @Override
    public final GroupVersionKind kind() {
        return context.kind();
    }

    @Override
    public final GroupKind errorKind() {
        boolean isShared = release() == Release.V1_20 && OF_EXTENSIONS.contains(kind().kind());
        return isShared ? new GroupKind("extensions", kind().kind()) : kind().groupKind();
    }

    @Override
    public final boolean namespaced() {
        return context.fact().namespaced();
    }

    @Override
    public boolean returnsDeletedObject() {
        return GIVEN_BACK.contains(context.kind().kind());
    }

    @Override
    public ResetFields resetFields() {
        return hasStatus ? ResetFields.of("status") : ResetFields.NONE;
    }

    @Override
    public void prepareForCreate(RequestScope scope, KubeObject object) {
        if (hasStatus) {
            object.tree().remove("status");
        }
        if (countsGenerations) {
            object.setGeneration(1);
        }
    }

    @Override
    public void prepareForUpdate(RequestScope scope, KubeObject object, KubeObject old) {
        if (hasStatus) {
            Trees.copyField(old.tree(), object.tree(), "status");
        }
        if (countsGenerations) {
            object.setGeneration(old.generation() + (sameContent(object, old) ? 0 : 1));
        }
    }

    /** Whether two objects say the same in everything but metadata and status. */
    protected final boolean sameContent(KubeObject one, KubeObject other) {
        return JsonTrees.equal(content(one), content(other));
    }

    private ObjectNode content(KubeObject object) {
        ObjectNode content = CanonicalForm.ofStored(object.tree(), context.type());
        content.remove(NOT_CONTENT);
        return content;
    }

    @Override
    public List<String> validateName(String name, boolean isPrefix) {
        return NameRules.nameIsDnsSubdomain(name, isPrefix);
    }
}
