package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apiserver.storage.Storage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The ranges that services are given from, as all servers of a cluster share them.
 *
 * @see "Go: pkg/registry/core/rest/storage_core.go: LegacyRESTStorageProvider.NewLegacyRESTStorage"
 */
public final class ServiceRanges {
    private final List<SharedRange<String>> addresses = new ArrayList<>();
    private final SharedRange<Integer> ports;

    /** @param keyPrefix such as {@code /registry} */
    public ServiceRanges(ServiceNetwork network, Storage storage, String keyPrefix, Clock clock) {
        addresses.add(new SharedRange<>(
                storage, keyPrefix + "/ranges/serviceips", new AddressRange(network.primary()), clock));
        network.secondary()
                .ifPresent(range -> addresses.add(new SharedRange<>(
                        storage, keyPrefix + "/ranges/secondaryserviceips", new AddressRange(range), clock)));
        this.ports = new SharedRange<>(storage, keyPrefix + "/ranges/servicenodeports", network.nodePorts(), clock);
    }

    /** Addresses and ports; the addresses as {@link IpAddress} writes them. */
    record Items(Set<String> addresses, Set<Integer> ports) {
        static Items none() {
            return new Items(new HashSet<>(), new HashSet<>());
        }

        boolean isEmpty() {
            return addresses.isEmpty() && ports.isEmpty();
        }

        void addAll(Items more) {
            addresses.addAll(more.addresses);
            ports.addAll(more.ports);
        }

        void removeAll(Items fewer) {
            addresses.removeAll(fewer.addresses);
            ports.removeAll(fewer.ports);
        }

        Items copy() {
            return new Items(new HashSet<>(addresses), new HashSet<>(ports));
        }
    }

    /** What was reserved in all ranges when it was asked for. */
    final class View {
        private final List<SharedRange<String>.View> addressViews =
                addresses.stream().map(SharedRange::view).toList();
        private final SharedRange<Integer>.View portView = ports.view();

        Items reserved(Items used) {
            Items reserved = Items.none();
            addressViews.forEach(view -> reserved.addresses().addAll(view.reserved(used.addresses())));
            reserved.ports().addAll(portView.reserved(used.ports()));
            return reserved;
        }

        /** All or nothing; false when another server has been faster. */
        boolean reserve(Items used, Items chosen) {
            boolean reserved = chosen.addresses().isEmpty() || reserveAddresses(used.addresses(), chosen.addresses());
            if (reserved && !chosen.ports().isEmpty()) {
                reserved = portView.reserve(used.ports(), chosen.ports());
            }
            if (!reserved) {
                settle(chosen, false);
            }
            return reserved;
        }

        private boolean reserveAddresses(Collection<String> used, Collection<String> chosen) {
            return addressViews.stream().allMatch(view -> view.reserve(used, chosen));
        }
    }

    View view() {
        return new View();
    }

    /** @param stored whether a service has now what was reserved for it; otherwise it is free again */
    void settle(Items chosen, boolean stored) {
        addresses.forEach(range -> range.settle(chosen.addresses(), stored));
        ports.settle(chosen.ports(), stored);
    }
}
