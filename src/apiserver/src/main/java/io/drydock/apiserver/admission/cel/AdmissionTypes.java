package io.drydock.apiserver.admission.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.drydock.apiserver.cel.CelTypes;
import java.util.List;
import java.util.Map;

/**
 * What the type checker knows of {@code request} and {@code namespaceObject}.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/compile.go: BuildRequestType, BuildNamespaceType (1.36)"
 */
final class AdmissionTypes {
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final CelType TEXT_MAP = MapType.create(SimpleType.STRING, SimpleType.STRING);

    private static final StructType KIND = CelTypes.struct(
            "kubernetes.GroupVersionKind",
            Map.of("group", SimpleType.STRING, "version", SimpleType.STRING, "kind", SimpleType.STRING));
    private static final StructType RESOURCE = CelTypes.struct(
            "kubernetes.GroupVersionResource",
            Map.of("group", SimpleType.STRING, "version", SimpleType.STRING, "resource", SimpleType.STRING));
    private static final StructType USER = CelTypes.struct(
            "kubernetes.UserInfo",
            Map.of(
                    "username",
                    SimpleType.STRING,
                    "uid",
                    SimpleType.STRING,
                    "groups",
                    TEXTS,
                    "extra",
                    MapType.create(SimpleType.STRING, TEXTS)));

    static final StructType REQUEST = CelTypes.struct(
            "kubernetes.AdmissionRequest",
            Map.ofEntries(
                    Map.entry("kind", KIND),
                    Map.entry("resource", RESOURCE),
                    Map.entry("subResource", SimpleType.STRING),
                    Map.entry("requestKind", KIND),
                    Map.entry("requestResource", RESOURCE),
                    Map.entry("requestSubResource", SimpleType.STRING),
                    Map.entry("name", SimpleType.STRING),
                    Map.entry("namespace", SimpleType.STRING),
                    Map.entry("operation", SimpleType.STRING),
                    Map.entry("userInfo", USER),
                    Map.entry("dryRun", SimpleType.BOOL),
                    Map.entry("options", SimpleType.DYN)));

    private static final StructType NAMESPACE_SPEC =
            CelTypes.struct("kubernetes.NamespaceSpec", Map.of("finalizers", TEXTS));
    private static final StructType NAMESPACE_CONDITION = CelTypes.struct(
            "kubernetes.NamespaceCondition",
            Map.of(
                    "status", SimpleType.STRING,
                    "type", SimpleType.STRING,
                    "lastTransitionTime", SimpleType.TIMESTAMP,
                    "message", SimpleType.STRING,
                    "reason", SimpleType.STRING));
    private static final StructType NAMESPACE_STATUS = CelTypes.struct(
            "kubernetes.NamespaceStatus",
            Map.of("conditions", ListType.create(NAMESPACE_CONDITION), "phase", SimpleType.STRING));
    private static final StructType NAMESPACE_METADATA = CelTypes.struct(
            "kubernetes.NamespaceMetadata",
            Map.ofEntries(
                    Map.entry("name", SimpleType.STRING),
                    Map.entry("generateName", SimpleType.STRING),
                    Map.entry("namespace", SimpleType.STRING),
                    Map.entry("labels", TEXT_MAP),
                    Map.entry("annotations", TEXT_MAP),
                    Map.entry("UID", SimpleType.STRING),
                    Map.entry("creationTimestamp", SimpleType.TIMESTAMP),
                    Map.entry("deletionGracePeriodSeconds", SimpleType.INT),
                    Map.entry("deletionTimestamp", SimpleType.TIMESTAMP),
                    Map.entry("generation", SimpleType.INT),
                    Map.entry("resourceVersion", SimpleType.STRING),
                    Map.entry("finalizers", TEXTS)));

    static final StructType NAMESPACE = CelTypes.struct(
            "kubernetes.Namespace",
            Map.of("metadata", NAMESPACE_METADATA, "spec", NAMESPACE_SPEC, "status", NAMESPACE_STATUS));

    static final List<StructType> ALL = List.of(
            KIND,
            RESOURCE,
            USER,
            REQUEST,
            NAMESPACE_SPEC,
            NAMESPACE_CONDITION,
            NAMESPACE_STATUS,
            NAMESPACE_METADATA,
            NAMESPACE);

    private AdmissionTypes() {}
}
