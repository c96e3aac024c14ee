package io.drydock.kubeapiserver.reconcilers;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageException;
import io.drydock.apiserver.storage.StoredValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A key for every live server, which goes by itself when the server does not renew it. They are below the API: nobody
 * can list them. Real kube-apiservers read and write the same ones.
 *
 * @see "Go: pkg/controlplane/reconcilers/lease.go: storageLeases"
 */
public final class MasterLeases {
    /** More than the time between two reconciliations, so that one may be missed by a little. */
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(15);

    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "Endpoints");

    private final Storage storage;
    private final String prefix;

    /** @param keyPrefix such as {@code /registry} */
    public MasterLeases(Storage storage, String keyPrefix) {
        this.storage = storage;
        this.prefix = keyPrefix + "/masterleases/";
    }

    void renew(String address) {
        storage.guaranteedUpdate(
                prefix + address, false, Optional.of(TIME_TO_LIVE), current -> lease(address, current));
    }

    /** Something must change, or nothing would be written and the key would go. */
    private static byte[] lease(String address, Optional<StoredValue> current) {
        long generation = current.map(value -> JsonDecoder.decode(value.value())
                        .at("/metadata/generation")
                        .asLong(0))
                .orElse(0L);
        KubeObject lease = KubeObject.ofKind(KIND);
        lease.metadata().put("generation", generation + 1);
        ObjectNode subset = lease.tree().putArray("subsets").addObject();
        subset.putArray("addresses").addObject().put("ip", address);
        return JsonEncoder.encode(lease.tree());
    }

    void end(String address) {
        try {
            storage.delete(prefix + address, Storage.Precondition.NONE);
        } catch (StorageException.KeyNotFound expired) {
            // It has ended by itself.
            return;
        }
    }

    /** The addresses of the servers that live, in order. */
    List<String> live() {
        return storage.list(prefix, ListRange.ALL).values().stream()
                .flatMap(value ->
                        JsonDecoder.decode(value.value()).path("subsets").valueStream())
                .flatMap(subset -> subset.path("addresses").valueStream())
                .map((JsonNode address) -> address.path("ip").asString(""))
                .filter(address -> !address.isEmpty())
                .sorted()
                .toList();
    }
}
