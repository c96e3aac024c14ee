package io.drydock.apiserver.admission.policy.mutating;

import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.runtime.KubeObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is remembered of the first round for the second: which policies want to be asked again, and how they have left
 * the object.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/mutating/reinvocationcontext.go:
 *     policyReinvokeContext (1.36)"
 */
final class MutationMemory {
    private final Set<Key> asked = new HashSet<>();
    private final Set<Key> toAskAgain = new HashSet<>();
    private Optional<ObjectNode> left = Optional.empty();

    /** A policy with a parameter of a binding. */
    record Key(String policy, String binding, String paramNamespace, String paramName) {
        static Key of(MutatingPolicy policy, String binding, Optional<KubeObject> param) {
            return new Key(
                    policy.definition().name(),
                    binding,
                    param.map(KubeObject::namespace).orElse(""),
                    param.map(KubeObject::name).orElse(""));
        }
    }

    void asked(Key key) {
        asked.add(key);
    }

    /** The object is another than those have seen that were asked so far. */
    void changed() {
        toAskAgain.addAll(asked);
        asked.clear();
    }

    boolean isToBeAskedAgain(Key key) {
        return toAskAgain.contains(key);
    }

    void leave(Optional<KubeObject> object) {
        left = object.map(present -> present.tree().deepCopy());
    }

    /** Whether others have changed what the policies had left. */
    boolean differs(Optional<KubeObject> object) {
        return !(left.isPresent()
                && object.isPresent()
                && JsonTrees.equal(left.get(), object.get().tree()));
    }
}
