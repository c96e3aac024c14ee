package io.drydock.apiserver.admission.policy;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.informer.Informer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a plug-in that obeys policies is made of.
 *
 * @param policies gives an informer of the policies, which the plug-in starts and closes; none where there can be no
 *     such objects
 * @param bindings gives one of their bindings
 * @param authorizer asked by expressions
 */
public record PolicyParts(
        Supplier<Optional<Informer>> policies,
        Supplier<Optional<Informer>> bindings,
        PolicyTargets targets,
        Authorizer authorizer) {

    public <P extends PolicySource.Policy, B extends PolicySource.Binding> PolicySource<P, B> source(
            Function<KubeObject, P> readingPolicy, Function<KubeObject, B> readingBinding) {
        return new PolicySource<>(policies, readingPolicy, bindings, readingBinding);
    }
}
