package io.drydock.storage.etcd;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageConcurrencyContract;
import io.drydock.apiserver.storage.StorageContract;
import io.drydock.apiserver.storage.StorageListContract;
import io.drydock.apiserver.storage.StorageWatchContract;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EtcdStorageTest
        implements StorageContract, StorageListContract, StorageWatchContract, StorageConcurrencyContract {
    @TempDir
    private static Path folder;

    private static EtcdProcess etcd;
    private EtcdStorage store;

    @BeforeAll
    static void start() {
        etcd = EtcdProcess.start(folder);
    }

    @AfterAll
    static void stop() {
        if (etcd != null) {
            etcd.close();
        }
    }

    @BeforeEach
    void open() {
        EtcdConfig config = EtcdConfig.of(List.of(etcd.client()));
        try (EtcdStorage cleaner = new EtcdStorage(config, UnaryOperator.identity())) {
            Emptying.empty(cleaner);
        }
        store = new EtcdStorage(config, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public Storage store() {
        return store;
    }
}
