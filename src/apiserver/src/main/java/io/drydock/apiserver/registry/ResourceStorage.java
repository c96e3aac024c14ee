package io.drydock.apiserver.registry;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.managedfields.FieldManagers;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.WriteOptions;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.apiserver.storage.cacher.DirectReader;
import io.drydock.apiserver.storage.cacher.ObjectReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A resource and where its objects are: what all operations on it share. */
record ResourceStorage(
        GroupResource resource,
        RestStrategy strategy,
        Storage storage,
        ObjectReader reader,
        KeyLayout keys,
        ObjectCodec codec,
        NameGenerator names,
        Optional<Duration> timeToLive,
        OwnWrites ownWrites,
        Clock clock) {

    static ResourceStorage of(RestOptions options, GroupResource resource, RestStrategy strategy) {
        KeyLayout keys = new KeyLayout(options.keyPrefix(), options.resourcePrefix(), strategy.namespaced());
        ObjectCodec codec = new ObjectCodec(
                strategy.kind(), options.scheme(), !options.storage().knowsItsRevision());
        DirectReader direct = new DirectReader(options.storage(), codec::decode);
        return new ResourceStorage(
                resource,
                strategy,
                options.storage(),
                options.cachers().reader(resource, keys.root(""), codec::read, direct),
                keys,
                codec,
                new SimpleNameGenerator(),
                strategy.expires() ? Optional.of(options.eventTimeToLive()) : Optional.empty(),
                new OwnWrites(options.scheme(), new FieldManagers(options.scheme(), options.clock())),
                options.clock());
    }

    /** The same objects under other rules, as a subresource has them. */
    ResourceStorage with(RestStrategy other) {
        return new ResourceStorage(resource, other, storage, reader, keys, codec, names, timeToLive, ownWrites, clock);
    }

    /** The object with a note that the server manages it, where it is the server that writes. */
    KubeObject ownWrite(RequestScope scope, KubeObject object, Optional<KubeObject> current, WriteOptions options) {
        return ownWrites.tracked(scope, object, current, strategy.resetFields(), options);
    }

    /** What the client called the resource: several groups may serve the same objects. */
    GroupResource named(RequestScope scope) {
        String requested = scope.request().resource();
        return requested.isEmpty()
                ? resource
                : new GroupResource(scope.request().apiGroup(), requested);
    }

    /** The release that is emulated. */
    Release release() {
        return codec.release();
    }

    ManagementTimes managementTimes() {
        return new ManagementTimes(release(), codec);
    }

    String key(RequestScope scope, String name) {
        return keys.key(scope.namespace(), name);
    }

    /** The newest there is. */
    Optional<EncodedObject> read(String key) {
        return storage.get(key, 0).map(codec::decode);
    }

    EncodedObject decode(StoredValue value) {
        return codec.decode(value);
    }

    /** Now, as objects say it. */
    String timestamp() {
        return timestamp(clock.instant());
    }

    static String timestamp(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
