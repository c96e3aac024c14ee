package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.kubeapiserver.registry.generic.ConditionalStrategy;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import io.drydock.kubeapiserver.registry.generic.ValidatedStrategy;
import java.util.Map;

/**
 * The definitions of the resources of {@code storage.k8s.io}.
 *
 * @see "Go: pkg/registry/storage/rest/storage_storage.go: RESTStorageProvider"
 */
public final class StorageResources {
    private StorageResources() {}

    public static Map<GroupResource, ResourceDefinition> definitions(Release release) {
        return Map.of(
                storage("storageclasses"),
                ResourceDefinition.of(context -> new ValidatedStrategy(context, new StorageClassValidation(release)))
                        .withTable(StorageTables.STORAGE_CLASSES),
                storage("csidrivers"),
                ResourceDefinition.of(CsiDriverStrategy::new).withTable(StorageTables.csiDrivers(release)),
                storage("csinodes"),
                ResourceDefinition.of(context -> new ConditionalStrategy(
                                context, new CsiNodeValidation(release, context.typeAt("spec", "drivers"))))
                        .withTable(StorageTables.CSI_NODES),
                storage("csistoragecapacities"),
                ResourceDefinition.of(context -> new ConditionalStrategy(context, new CapacityValidation()))
                        .withTable(StorageTables.capacities(release)),
                storage("volumeattachments"),
                ResourceDefinition.of(VolumeAttachmentStrategy::new)
                        .withTable(StorageTables.VOLUME_ATTACHMENTS)
                        .withStatus(ValidatedStrategy::statusOnly),
                storage("volumeattributesclasses"),
                ResourceDefinition.of(context -> new ValidatedStrategy(context, new AttributesClassValidation()))
                        .withTable(StorageTables.ATTRIBUTES_CLASSES));
    }

    private static GroupResource storage(String resource) {
        return new GroupResource("storage.k8s.io", resource);
    }
}
