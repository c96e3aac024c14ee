package io.drydock.apiserver.endpoints.discovery.aggregated;

import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.VersionOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all servers of a chain serve, gathered from them while they run. The document is put together when somebody asks
 * for it, and kept until something changes.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/aggregated/handler.go: ResourceManager (1.36)"
 */
public final class AggregatedDiscovery {
    private static final Priority DEFAULT = new Priority(1000, 15);

    private final Map<Key, VersionDiscovery> versions = new HashMap<>(); // guarded by this
    private final Map<Key, Priority> priorities = new HashMap<>(); // guarded by this
    private @Nullable DiscoveryDocument document; // guarded by this

    private record Key(DiscoverySource source, GroupVersion groupVersion) {}

    private record Priority(int group, int version) {}

    private record Served(VersionDiscovery version, Priority priority) {}

    /** Takes the place of what the same source said before of the same group version. */
    public synchronized void put(DiscoverySource source, VersionDiscovery version) {
        versions.put(new Key(source, version.groupVersion()), version);
        document = null;
    }

    public synchronized void remove(DiscoverySource source, GroupVersion groupVersion) {
        Key key = new Key(source, groupVersion);
        versions.remove(key);
        priorities.remove(key);
        document = null;
    }

    /**
     * Says where a group version comes in the document.
     *
     * @param group greater comes first; the greatest of its versions counts for a group
     * @param version greater comes first among the versions of a group
     */
    public synchronized void setPriority(DiscoverySource source, GroupVersion groupVersion, int group, int version) {
        priorities.put(new Key(source, groupVersion), new Priority(group, version));
        document = null;
    }

    synchronized DiscoveryDocument document() {
        DiscoveryDocument known = document;
        if (known == null) {
            known = DiscoveryDocument.of(tree());
            document = known;
        }
        return known;
    }

    private ObjectNode tree() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", DiscoveryDocument.KIND.kind());
        list.put("apiVersion", DiscoveryDocument.KIND.apiVersion());
        list.putObject("metadata");
        ArrayNode items = list.putArray("items");
        for (List<Served> group : groups()) {
            items.add(group(group));
        }
        return list;
    }

    private static ObjectNode group(List<Served> group) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = tree.putObject("metadata");
        String name = group.getFirst().version().groupVersion().group();
        if (!name.isEmpty()) {
            metadata.put("name", name);
        }
        ArrayNode versions = tree.putArray("versions");
        group.forEach(served -> versions.add(served.version().tree()));
        return tree;
    }

    private List<List<Served>> groups() {
        Map<String, List<Served>> groups = new TreeMap<>();
        for (Served served : believed().values()) {
            groups.computeIfAbsent(served.version().groupVersion().group(), first -> new ArrayList<>())
                    .add(served);
        }
        Comparator<Served> byVersion = Comparator.comparingInt(
                        (Served served) -> served.priority().version())
                .reversed()
                .thenComparing(served -> served.version().groupVersion().version(), VersionOrder.MOST_STABLE_FIRST);
        groups.values().forEach(group -> group.sort(byVersion));
        return groups.values().stream()
                .sorted(Comparator.comparingInt(AggregatedDiscovery::priority).reversed())
                .toList();
    }

    private static int priority(List<Served> group) {
        return group.stream()
                .mapToInt(served -> served.priority().group())
                .max()
                .orElse(0);
    }

    private Map<GroupVersion, Served> believed() {
        Map<GroupVersion, Served> believed = new HashMap<>();
        for (DiscoverySource source : DiscoverySource.values()) {
            versions.forEach((key, version) -> {
                if (key.source() == source) {
                    believed.putIfAbsent(
                            key.groupVersion(), new Served(version, priorities.getOrDefault(key, DEFAULT)));
                }
            });
        }
        return believed;
    }
}
