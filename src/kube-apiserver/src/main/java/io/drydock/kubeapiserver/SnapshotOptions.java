package io.drydock.kubeapiserver;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import io.drydock.apiserver.flags.ValueTypes;
import io.drydock.apiserver.options.EtcdOptions;
import io.drydock.apiserver.options.GenericServerRunOptions;
import io.drydock.apiserver.options.Problems;
import io.drydock.kubeapiserver.options.DrydockOptions;
import io.drydock.kubeapiserver.options.GlobalOptions;
import io.drydock.kubeapiserver.options.MiscOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The flags of {@code drydock snapshot}: those of serve that say where objects are, and a few of its own. */
final class SnapshotOptions {
    final EtcdOptions etcd = new EtcdOptions();
    final Flag<Boolean> help = new GlobalOptions().help;
    final Flag<Boolean> replace = new Flag<>(
            "replace",
            ValueTypes.bool(),
            false,
            "Restore into a store that is not empty. What is in etcd is removed; the folder of an h2 store is kept beside"
                    + " the new one.");

    private final DrydockOptions drydock = new DrydockOptions();
    private final MiscOptions misc = new MiscOptions();
    private final FlagSet flags = new FlagSet();

    SnapshotOptions() {
        List.of(
                        drydock.dataDir,
                        etcd.storageBackend,
                        etcd.etcdServers,
                        etcd.etcdPrefix,
                        etcd.etcdCaFile,
                        etcd.etcdCertFile,
                        etcd.etcdKeyFile)
                .forEach(flag -> flags.add("Store", flag));
        flags.add("Snapshot", replace);
        flags.add("Snapshot", misc.eventTtl);
        flags.add("Snapshot", help);
    }

    FlagSet flags() {
        return flags;
    }

    /** Where the objects are in etcd; absent when they are in a file under the data directory. */
    Optional<EtcdSettings> read(Problems problems) {
        etcd.storageBackend.preset(etcd.etcdServers.get().isEmpty() ? EtcdOptions.H2 : EtcdOptions.ETCD);
        etcd.validate(problems);
        drydock.validate(problems);
        problems.durationNotNegative(misc.eventTtl);
        if (etcd.storageBackend.get().equals(EtcdOptions.MEMORY)) {
            problems.add(etcd.storageBackend, "has nothing to save when no server runs; it must be h2 or etcd3");
        }
        return EtcdSettings.read(etcd, new GenericServerRunOptions().requestTimeout.get(), problems);
    }

    Path storeFolder() {
        return H2Store.folder(Path.of(drydock.dataDir.get()).toAbsolutePath().normalize());
    }

    Duration eventTimeToLive() {
        return misc.eventTtl.get();
    }
}
