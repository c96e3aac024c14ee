package io.drydock.storage.etcd;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a store on an etcd of one member, which is empty before each. */
abstract class EtcdTest {
    @TempDir
    private static Path folder;

    static EtcdProcess etcd;
    EtcdStorage store;

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
}
