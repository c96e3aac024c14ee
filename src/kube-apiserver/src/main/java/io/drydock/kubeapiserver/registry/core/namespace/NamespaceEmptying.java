package io.drydock.kubeapiserver.registry.core.namespace;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.informer.InternalScope;
import io.drydock.apiserver.registry.rest.CollectionDeleter;
import io.drydock.apiserver.registry.rest.EncodedObject;
import io.drydock.apiserver.registry.rest.GracefulDeleter;
import io.drydock.apiserver.registry.rest.ListOptions;
import io.drydock.apiserver.registry.rest.Lister;
import io.drydock.apiserver.registry.rest.RequestScope;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.registry.rest.WriteOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletes all there is in a namespace. What is given time to end is waited for no longer than that time: no node's
 * agent may be there to say that it has ended.
 *
 * @see "Go: pkg/controller/namespace/deletion/namespaced_resources_deleter.go: deleteAllContent"
 */
final class NamespaceEmptying {
    private static final Logger LOG = LoggerFactory.getLogger(NamespaceEmptying.class);

    private final NamespaceContents contents;
    private final Clock clock;

    NamespaceEmptying(NamespaceContents contents, Clock clock) {
        this.contents = contents;
        this.clock = clock;
    }

    /** @return whether nothing is left */
    boolean empty(String namespace) {
        boolean empty = true;
        for (Map.Entry<String, RestStorage> resource : contents.resources().entrySet()) {
            RequestScope scope = InternalScope.of(resource.getKey(), namespace);
            RestStorage storage = resource.getValue();
            if (!(storage instanceof Lister lister)
                    || lister.list(scope, ListOptions.ALL).items().isEmpty()) {
                continue;
            }
            if (storage instanceof CollectionDeleter deleter) {
                deleter.deleteCollection(scope, WriteOptions.internal(), ListOptions.ALL);
            }
            List<EncodedObject> left = lister.list(scope, ListOptions.ALL).items();
            if (storage instanceof GracefulDeleter deleter) {
                left.forEach(object -> endOverdue(deleter, scope, object.object()));
                left = lister.list(scope, ListOptions.ALL).items();
            }
            if (!left.isEmpty()) {
                LOG.debug("namespace {} still has {} {}", namespace, left.size(), resource.getKey());
                empty = false;
            }
        }
        return empty;
    }

    private void endOverdue(GracefulDeleter deleter, RequestScope scope, KubeObject object) {
        boolean overdue = object.deletionGracePeriodSeconds().orElse(0) > 0
                && object.deletionTimestamp()
                        .map(end -> Instant.parse(end).isBefore(clock.instant()))
                        .orElse(false);
        if (overdue) {
            ObjectNode now = JsonNodeFactory.instance.objectNode().put("gracePeriodSeconds", 0);
            deleter.delete(scope, object.name(), new WriteOptions(false, now, WriteOptions.Admission.NONE));
        }
    }
}
