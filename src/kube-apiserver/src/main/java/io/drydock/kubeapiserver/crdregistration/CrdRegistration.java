package io.drydock.kubeapiserver.crdregistration;

import io.drydock.aggregator.AutoRegistration;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.controller.Reconciler;
import io.drydock.apiserver.informer.Informer;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * Sees to it that every group version of custom resources has its APIService for as long as one of its definitions
 * serves it.
 *
 * <p>The original asks for it a moment earlier, before the definition is established. Here a group version that answers
 * nothing yet stays out of discovery, where clients would stumble over it.
 *
 * @see "Go: pkg/controlplane/controller/crdregistration/crdregistration_controller.go: crdRegistrationController"
 */
public final class CrdRegistration implements AutoCloseable {
    private static final Duration SYNC_WAIT = Duration.ofSeconds(60);
    /** Behind every group that is built in. */
    private static final int GROUP_PRIORITY_MINIMUM = 1000;

    /** The same for all, so that versions order by their names: v1 before v1beta1. */
    private static final int VERSION_PRIORITY = 100;

    private final Informer definitions;
    private final AutoRegistration registration;
    private final Reconciler reconciler = new Reconciler("crd-registration", this::reconcile);

    /** @param definitions not started yet */
    public CrdRegistration(Informer definitions, AutoRegistration registration) {
        this.definitions = definitions;
        this.registration = registration;
        definitions.addHandler((before, after) -> {
            before.ifPresent(this::add);
            after.ifPresent(this::add);
        });
    }

    /** Returns when all definitions that are there have been looked at, and goes on with those that come. */
    public void start() throws InterruptedException {
        definitions.awaitSync(SYNC_WAIT);
        for (KubeObject definition : definitions.list()) {
            for (JsonNode version : definition.at("spec", "versions")) {
                reconcile(groupVersion(definition, version).toString());
            }
        }
        reconciler.start();
    }

    @Override
    public void close() {
        reconciler.close();
    }

    private void add(KubeObject definition) {
        for (JsonNode version : definition.at("spec", "versions")) {
            reconciler.add(groupVersion(definition, version).toString());
        }
    }

    private void reconcile(String text) {
        GroupVersion groupVersion = GroupVersion.parse(text);
        if (isServed(groupVersion)) {
            registration.addAlways(groupVersion, GROUP_PRIORITY_MINIMUM, VERSION_PRIORITY);
        } else {
            registration.remove(groupVersion);
        }
    }

    private boolean isServed(GroupVersion groupVersion) {
        for (KubeObject definition : definitions.list()) {
            for (JsonNode version : definition.at("spec", "versions")) {
                if (groupVersion(definition, version).equals(groupVersion)
                        && version.path("served").asBoolean(false)
                        && isEstablished(definition)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isEstablished(KubeObject definition) {
        for (JsonNode condition : definition.at("status", "conditions")) {
            if (condition.path("type").asString("").equals("Established")) {
                return condition.path("status").asString("").equals("True");
            }
        }
        return false;
    }

    private static GroupVersion groupVersion(KubeObject definition, JsonNode version) {
        return new GroupVersion(
                definition.at("spec", "group").asString(""),
                version.path("name").asString(""));
    }
}
