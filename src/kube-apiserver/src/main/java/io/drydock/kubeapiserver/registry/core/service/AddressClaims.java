package io.drydock.kubeapiserver.registry.core.service;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.Store;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says with an object of its own, an IPAddress, which service has a cluster IP. Whoever makes one keeps others from
 * that address. Releases without such objects have no claims.
 *
 * @see "Go (1.36): pkg/registry/core/service/ipallocator/ipallocator.go: Allocator.createIPAddress"
 */
public final class AddressClaims {
    private static final GroupResource ADDRESSES = new GroupResource("networking.k8s.io", "ipaddresses");
    private static final GroupResource SERVICES = new GroupResource("", "services");
    private static final RequestScope SCOPE = InternalScope.of(ADDRESSES.resource());
    private static final String FAMILY = "ipaddress.kubernetes.io/ip-family";
    private static final String MANAGER = "ipaddress.kubernetes.io/managed-by";
    private static final String ALLOCATOR = "ipallocator.k8s.io";

    private final Release release;
    private final ResourceDirectory directory;

    /** @param directory asked only once a request comes */
    public AddressClaims(Release release, ResourceDirectory directory) {
        this.release = release;
        this.directory = directory;
    }

    private Optional<Store> addresses() {
        return release.atLeast(Release.V1_36) ? directory.store(ADDRESSES) : Optional.empty();
    }

    /** The addresses that are claimed for anything. */
    Set<String> claimed() {
        Set<String> names = new HashSet<>();
        addresses()
                .ifPresent(store -> store.list(SCOPE, ListOptions.ALL).items().stream()
                        .map(EncodedObject::object)
                        .forEach(address -> names.add(address.name())));
        return names;
    }

    /** Claims all or none of them for a service; false when one has been claimed before. */
    public boolean claim(KubeObject service, Collection<String> wanted) {
        Set<String> made = new HashSet<>();
        for (String address : wanted) {
            if (!claim(service, address)) {
                release(service, made);
                return false;
            }
            made.add(address);
        }
        return true;
    }

    private boolean claim(KubeObject service, String address) {
        Optional<Store> store = addresses();
        if (store.isEmpty()) {
            return true;
        }
        try {
            store.get().create(SCOPE, "", object(store.get().kind(), service, address), WriteOptions.internal());
            return true;
        } catch (StatusException refused) {
            if (refused.isConflict()) {
                return false;
            }
            throw refused;
        }
    }

    /** Gives back what a service has no more. What was claimed for something else stays. */
    void release(KubeObject service, Collection<String> unneeded) {
        addresses()
                .ifPresent(store -> unneeded.forEach(address -> store.find(SCOPE, address)
                        .filter(claim -> isFor(claim, service))
                        .ifPresent(claim -> delete(store, address))));
    }

    private static void delete(Store store, String address) {
        try {
            store.delete(SCOPE, address, WriteOptions.internal());
        } catch (StatusException gone) {
            if (!gone.isNotFound()) {
                throw gone;
            }
        }
    }

    /**
     * Makes the claims right that are not: services from before there were claims get theirs, and claims for services
     * that are gone go too.
     *
     * @see "Go (1.36): pkg/registry/core/service/ipallocator/controller/repairip.go: RepairIPAddress"
     */
    public void repair() {
        Store services = directory.require(SERVICES);
        Optional<Store> store = addresses();
        if (store.isEmpty()) {
            return;
        }
        for (EncodedObject claim : store.get().list(SCOPE, ListOptions.ALL).items()) {
            KubeObject address = claim.object();
            if (isOurs(address) && !isHeld(address, services)) {
                delete(store.get(), address.name());
            }
        }
        services.list(InternalScope.of(SERVICES.resource()), ListOptions.ALL).items().stream()
                .map(EncodedObject::object)
                .forEach(service -> ServiceShape.addresses(service).forEach(address -> claim(service, address)));
    }

    private static boolean isHeld(KubeObject address, Store services) {
        String namespace = address.at("spec", "parentRef", "namespace").asString("");
        return services.find(
                        InternalScope.of(SERVICES.resource(), namespace),
                        address.at("spec", "parentRef", "name").asString(""))
                .filter(service -> ServiceShape.addresses(service).contains(address.name()))
                .isPresent();
    }

    private static boolean isOurs(KubeObject address) {
        return address.metadata().path("labels").path(MANAGER).asString("").equals(ALLOCATOR);
    }

    private static boolean isFor(KubeObject claim, KubeObject service) {
        Predicate<String> same = field -> claim.at("spec", "parentRef", field)
                .asString("")
                .equals(service.metadata().path(field).asString(""));
        return claim.at("spec", "parentRef", "resource").asString("").equals(SERVICES.resource())
                && same.test("namespace")
                && same.test("name");
    }

    private static KubeObject object(GroupVersionKind kind, KubeObject service, String address) {
        KubeObject claim = KubeObject.ofKind(kind);
        claim.setName(address);
        boolean ipv4 = IpAddress.parse(address).map(IpAddress::isIpv4).orElse(true);
        claim.metadata()
                .withObjectProperty("labels")
                .put(FAMILY, ipv4 ? "IPv4" : "IPv6")
                .put(MANAGER, ALLOCATOR);
        claim.objectAt("spec")
                .putObject("parentRef")
                .put("resource", SERVICES.resource())
                .put("namespace", service.namespace())
                .put("name", service.name());
        return claim;
    }
}
