package io.drydock.kubeapiserver;

import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.server.PostStartHook;
import io.drydock.apiserver.storage.StorageException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does again what failed because the store was away for a moment, or another server was about the same thing: a server
 * need not end for that. What is wrong for longer than half a minute ends it.
 *
 * @see "Go: pkg/registry/rbac/rest/storage_rbac.go: PolicyData.EnsureRBACPolicy"
 */
record PersistentHook(String name, PostStartHook hook) implements PostStartHook {
    private static final Logger LOG = LoggerFactory.getLogger(PersistentHook.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    @Override
    public void run(Context context) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                hook.run(context);
                return;
            } catch (StatusException failure) {
                int code = failure.status().code();
                if (code != CONFLICT && code < SERVER_ERROR || System.nanoTime() > end) {
                    throw failure;
                }
                LOG.info("{} failed and is tried again: {}", name, failure.getMessage());
            } catch (StorageException failure) {
                if (System.nanoTime() > end) {
                    throw failure;
                }
                LOG.info("{} failed and is tried again: {}", name, failure.getMessage());
            }
            Thread.sleep(PAUSE);
        }
    }
}
