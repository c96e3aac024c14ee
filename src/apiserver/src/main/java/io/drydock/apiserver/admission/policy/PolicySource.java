package io.drydock.apiserver.admission.policy;

import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.AdmissionErrors;
import io.drydock.apiserver.admission.configuration.LiveConfigurations;
import io.drydock.apiserver.informer.Informer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The policies of one kind with their bindings, as they are now.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/generic/policy_source.go: policySource (1.36)"
 */
public final class PolicySource<P extends PolicySource.Policy, B extends PolicySource.Binding>
        implements AutoCloseable {
    private final LiveConfigurations<P> policies;
    private final LiveConfigurations<B> bindings;

    /** What is read of a policy. */
    public interface Policy {
        PolicyDefinition definition();
    }

    /** What is read of a binding. */
    public interface Binding {
        PolicyBinding binding();
    }

    /**
     * @param policies gives an informer of the policies, which this starts and closes; none where there are no such
     *     objects
     * @param bindings gives one of their bindings
     */
    public PolicySource(
            Supplier<Optional<Informer>> policies,
            Function<KubeObject, P> readingPolicy,
            Supplier<Optional<Informer>> bindings,
            Function<KubeObject, B> readingBinding) {
        this.policies = new LiveConfigurations<>(policies, readingPolicy);
        this.bindings = new LiveConfigurations<>(bindings, readingBinding);
    }

    /**
     * Visits the policies that have bindings, by their names, with these. Where there is no binding, no policy is read.
     *
     * @throws StatusException 403 when it is not known in time what there is
     */
    public void forEach(AdmissionAttributes write, BiConsumer<P, List<B>> visitor) {
        List<B> bound = current(bindings, write);
        if (bound.isEmpty()) {
            return;
        }
        for (P policy : current(policies, write)) {
            String name = policy.definition().name();
            List<B> own = bound.stream()
                    .filter(binding -> binding.binding().policyName().equals(name))
                    .toList();
            if (!own.isEmpty()) {
                visitor.accept(policy, own);
            }
        }
    }

    private static <T> List<T> current(LiveConfigurations<T> configurations, AdmissionAttributes write) {
        return configurations
                .current()
                .orElseThrow(() -> AdmissionErrors.forbidden(write, "not yet ready to handle request"));
    }

    /** Begins to watch, so that the first write need not wait for it. */
    public void start() {
        bindings.start();
        policies.start();
    }

    @Override
    public void close() {
        bindings.close();
        policies.close();
    }
}
