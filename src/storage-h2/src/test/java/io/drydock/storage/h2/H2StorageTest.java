package io.drydock.storage.h2;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageConcurrencyContract;
import io.drydock.apiserver.storage.StorageContract;
import io.drydock.apiserver.storage.StorageListContract;
import io.drydock.apiserver.storage.StorageWatchContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2StorageTest implements StorageContract, StorageListContract, StorageWatchContract, StorageConcurrencyContract {
    @TempDir
    Path directory;

    private Storage store;

    @BeforeEach
    void open() {
        store = H2Storage.open(directory, H2Settings.DEFAULT);
    }

    @Override
    public Storage store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }
}
