package io.drydock.kubeapiserver.registry.core.persistentvolume;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.registry.rest.TableColumn;
import io.drydock.apiserver.registry.rest.TableRow;
import io.drydock.kubeapiserver.printers.Cells;
import io.drydock.kubeapiserver.printers.Table;
import io.drydock.kubeapiserver.registry.generic.ResourceDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** @see "Go: pkg/printers/internalversion/printers.go: printPersistentVolume, printPersistentVolumeClaim" */
public final class PersistentVolumeResources {
    private static final String BETA_CLASS = "volume.beta.kubernetes.io/storage-class";
    private static final Map<String, String> SHORT_MODES = Map.of(
            "ReadWriteOnce", "RWO",
            "ReadOnlyMany", "ROX",
            "ReadWriteMany", "RWX",
            "ReadWriteOncePod", "RWOP");

    private PersistentVolumeResources() {}

    /** @param release from a certain one on, tables show a class of attributes too */
    public static ResourceDefinition volumes(Release release) {
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.ofName(),
                TableColumn.text("Capacity"),
                TableColumn.text("Access Modes"),
                TableColumn.text("Reclaim Policy"),
                TableColumn.text("Status"),
                TableColumn.text("Claim"),
                TableColumn.text("StorageClass")));
        boolean attributes = addAttributes(columns, release);
        columns.add(TableColumn.text("Reason"));
        columns.add(TableColumn.text("Age"));
        columns.add(TableColumn.wideText("VolumeMode"));
        return ResourceDefinition.of(PersistentVolumeStrategy::new)
                .withTable(new Table(columns, (object, now) -> volume(object, now, attributes)))
                .withStatus(main -> new PersistentVolumeStatusStrategy(main, release));
    }

    public static ResourceDefinition claims(Release release) {
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.ofName(),
                TableColumn.text("Status"),
                TableColumn.text("Volume"),
                TableColumn.text("Capacity"),
                TableColumn.text("Access Modes"),
                TableColumn.text("StorageClass")));
        boolean attributes = addAttributes(columns, release);
        columns.add(TableColumn.text("Age"));
        columns.add(TableColumn.wideText("VolumeMode"));
        return ResourceDefinition.of(ClaimStrategy::new)
                .withTable(new Table(columns, (object, now) -> claim(object, now, attributes)))
                .withStatus(main -> new ClaimStatusStrategy(main, release));
    }

    private static boolean addAttributes(List<TableColumn> columns, Release release) {
        boolean shown = release.atLeast(Release.V1_36);
        if (shown) {
            columns.add(TableColumn.text("VolumeAttributesClass"));
        }
        return shown;
    }

    private static TableRow volume(KubeObject object, Instant now, boolean attributes) {
        JsonNode claim = object.at("spec", "claimRef");
        String phase = object.at("status", "phase").asString("");
        List<Object> cells = new ArrayList<>(List.of(
                object.name(),
                object.at("spec", "capacity", "storage").asString("0"),
                modes(object.at("spec", "accessModes")),
                object.at("spec", "persistentVolumeReclaimPolicy").asString(""),
                object.deletionTimestamp().isPresent() ? "Terminating" : phase,
                claim.isObject()
                        ? claim.path("namespace").asString("") + "/"
                                + claim.path("name").asString("")
                        : "",
                storageClass(object)));
        if (attributes) {
            cells.add(attributesClass(object));
        }
        cells.add(object.at("status", "reason").asString(""));
        cells.add(Cells.age(object, now));
        cells.add(object.at("spec", "volumeMode").asString(Cells.UNSET));
        return TableRow.of(cells.toArray());
    }

    private static TableRow claim(KubeObject object, Instant now, boolean attributes) {
        String volume = object.at("spec", "volumeName").asString("");
        String phase = object.at("status", "phase").asString("");
        boolean bound = !volume.isEmpty();
        List<Object> cells = new ArrayList<>(List.of(
                object.name(),
                object.deletionTimestamp().isPresent() ? "Terminating" : phase,
                volume,
                bound ? object.at("status", "capacity", "storage").asString("0") : "",
                bound ? modes(object.at("status", "accessModes")) : "",
                storageClass(object)));
        if (attributes) {
            cells.add(attributesClass(object));
        }
        cells.add(Cells.age(object, now));
        cells.add(object.at("spec", "volumeMode").asString(Cells.UNSET));
        return TableRow.of(cells.toArray());
    }

    private static String attributesClass(KubeObject object) {
        return object.at("spec", "volumeAttributesClassName").asString(Cells.UNSET);
    }

    private static String storageClass(KubeObject object) {
        String beta = object.annotations().getOrDefault(BETA_CLASS, "");
        return beta.isEmpty() ? object.at("spec", "storageClassName").asString("") : beta;
    }

    private static String modes(JsonNode modes) {
        List<String> present = Cells.texts(modes);
        List<String> shown = new ArrayList<>();
        for (String mode : List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod")) {
            if (present.contains(mode)) {
                shown.add(SHORT_MODES.getOrDefault(mode, mode));
            }
        }
        return String.join(",", shown);
    }
}
