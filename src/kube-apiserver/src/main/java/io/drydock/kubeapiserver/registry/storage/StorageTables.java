package io.drydock.kubeapiserver.registry.storage;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableConvertor;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import tools.jackson.databind.JsonNode;

/**
 * How the resources of {@code storage.k8s.io} look in a table.
 *
 * @see "Go: pkg/printers/internalversion/printers.go: printStorageClass, printCSIDriver, printCSINode,
 *     printVolumeAttachment"
 */
final class StorageTables {
    static final Table STORAGE_CLASSES = Table.withColumns(
                    TableColumn.ofName(),
                    TableColumn.text("Provisioner"),
                    TableColumn.text("ReclaimPolicy"),
                    TableColumn.text("VolumeBindingMode"),
                    TableColumn.text("AllowVolumeExpansion"),
                    TableColumn.text("Age"))
            .withRows((object, now) -> TableRow.of(
                    isDefault(object) ? object.name() + " (default)" : object.name(),
                    object.at("provisioner").asString(""),
                    object.at("reclaimPolicy").asString("Delete"),
                    object.at("volumeBindingMode").asString("Immediate"),
                    object.at("allowVolumeExpansion").asBoolean(false),
                    Cells.age(object, now)));
    static final Table CSI_NODES = Table.withColumns(
                    TableColumn.ofName(), TableColumn.number("Drivers"), TableColumn.text("Age"))
            .withRows((object, now) -> TableRow.of(
                    object.name(), (long) object.at("spec", "drivers").size(), Cells.age(object, now)));
    static final Table VOLUME_ATTACHMENTS = Table.withColumns(
                    TableColumn.ofName(),
                    new TableColumn("Attacher", "string", "name", "", 0),
                    TableColumn.text("PV"),
                    TableColumn.text("Node"),
                    TableColumn.flag("Attached"),
                    TableColumn.text("Age"))
            .withRows((object, now) -> TableRow.of(
                    object.name(),
                    object.at("spec", "attacher").asString(""),
                    object.at("spec", "source", "persistentVolumeName").asString(""),
                    object.at("spec", "nodeName").asString(""),
                    object.at("status", "attached").asBoolean(false),
                    Cells.age(object, now)));

    static final Table ATTRIBUTES_CLASSES = Table.withColumns(
                    TableColumn.ofName(), TableColumn.text("DriverName"), TableColumn.text("Age"))
            .withRows((object, now) ->
                    TableRow.of(object.name(), object.at("driverName").asString(""), Cells.age(object, now)));

    private StorageTables() {}

    /** Newer releases have forgotten it. */
    static TableConvertor capacities(Release release) {
        return release.atLeast(Release.V1_36)
                ? TableConvertor.DEFAULT
                : Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.text("StorageClassName"),
                                TableColumn.text("Capacity"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                object.at("storageClassName").asString(""),
                                object.at("capacity").asString(Cells.UNSET)));
    }

    static Table csiDrivers(Release release) {
        return release.atLeast(Release.V1_36)
                ? Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.flag("AttachRequired"),
                                TableColumn.flag("PodInfoOnMount"),
                                TableColumn.flag("StorageCapacity"),
                                TableColumn.text("TokenRequests"),
                                TableColumn.flag("RequiresRepublish"),
                                TableColumn.text("Modes"),
                                TableColumn.text("Age"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                object.at("spec", "attachRequired").asBoolean(true),
                                object.at("spec", "podInfoOnMount").asBoolean(false),
                                object.at("spec", "storageCapacity").asBoolean(false),
                                tokenRequests(object.at("spec", "tokenRequests")),
                                object.at("spec", "requiresRepublish").asBoolean(false),
                                modes(object),
                                Cells.age(object, now)))
                : Table.withColumns(
                                TableColumn.ofName(),
                                TableColumn.flag("AttachRequired"),
                                TableColumn.flag("PodInfoOnMount"),
                                TableColumn.text("Modes"),
                                TableColumn.text("Age"))
                        .withRows((object, now) -> TableRow.of(
                                object.name(),
                                object.at("spec", "attachRequired").asBoolean(true),
                                object.at("spec", "podInfoOnMount").asBoolean(false),
                                modes(object),
                                Cells.age(object, now)));
    }

    private static boolean isDefault(KubeObject storageClass) {
        return "true".equals(storageClass.annotations().get("storageclass.kubernetes.io/is-default-class"))
                || "true".equals(storageClass.annotations().get("storageclass.beta.kubernetes.io/is-default-class"));
    }

    private static String tokenRequests(JsonNode requests) {
        return requests.isEmpty() ? Cells.UNSET : Cells.each(requests, "audience");
    }

    private static String modes(KubeObject driver) {
        JsonNode modes = driver.at("spec", "volumeLifecycleModes");
        return modes.isEmpty() ? Cells.NONE : String.join(",", Cells.texts(modes));
    }
}
