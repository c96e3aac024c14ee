package io.drydock.storage.etcd;

import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StorageConcurrencyContract;
import io.drydock.apiserver.storage.StorageContract;
import io.drydock.apiserver.storage.StorageListContract;
import io.drydock.apiserver.storage.StorageWatchContract;

class EtcdStorageTest extends EtcdTest
        implements StorageContract, StorageListContract, StorageWatchContract, StorageConcurrencyContract {
    @Override
    public Storage store() {
        return store;
    }
}
