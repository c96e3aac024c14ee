package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.runtime.KubeObject;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a write brings besides its object.
 *
 * @param dryRun everything is done but storing
 * @param options the CreateOptions, UpdateOptions, PatchOptions or DeleteOptions as they came
 * @param admission called with the object as it is about to be stored, after the strategy has prepared it for
 *     mutating admission and again for validating
 * @param program who is to manage what is written, when it does not come through an endpoint; in Go such writes come
 *     back to the server through a client of this name
 */
public record WriteOptions(boolean dryRun, ObjectNode options, Admission admission, Optional<String> program) {
    private static final String SERVER = "kube-apiserver";

    /** The write of a request. */
    public WriteOptions(boolean dryRun, ObjectNode options, Admission admission) {
        this(dryRun, options, admission, Optional.empty());
    }

    /** A write of the server's own, which no admission sees. */
    public static WriteOptions internal() {
        return internalBy(SERVER);
    }

    /** A write by a part of the server that goes by a name of its own. */
    public static WriteOptions internalBy(String program) {
        return new WriteOptions(false, JsonNodeFactory.instance.objectNode(), Admission.NONE, Optional.of(program));
    }

    /** The admission chain, bound to one request. */
    public interface Admission {
        Admission NONE = new Admission() {
            @Override
            public void admit(Optional<KubeObject> object, Optional<KubeObject> old) {}

            @Override
            public void validate(Optional<KubeObject> object, Optional<KubeObject> old) {}
        };

        void admit(Optional<KubeObject> object, Optional<KubeObject> old);

        void validate(Optional<KubeObject> object, Optional<KubeObject> old);
    }
}
