package io.drydock.chapters.command;

import static io.drydock.chapters.command.ValueType.BOOL;
import static io.drydock.chapters.command.ValueType.STRINGS;

import java.util.List;

/**
 * Where objects are stored, and how many changes of them are remembered.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/etcd.go: EtcdOptions"
 */
public final class EtcdOptions extends OptionGroup {
    public final Flag<List<String>> etcdServers =
            flag("etcd-servers", STRINGS, "", "The etcd servers, as scheme://host:port, between commas.");
    public final Flag<Boolean> watchCache = flag("watch-cache", BOOL, "true", "Serve watches from a cache.");
    public final Flag<List<String>> watchCacheSizes =
            flag("watch-cache-sizes", STRINGS, "", "Sizes of single caches, as resource[.group]#size, between commas.");
}
