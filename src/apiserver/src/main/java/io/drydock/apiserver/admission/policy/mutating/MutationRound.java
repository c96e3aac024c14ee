package io.drydock.apiserver.admission.policy.mutating;

import io.drydock.apimachinery.json.JsonTrees;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apiserver.admission.AdmissionAttributes;
import io.drydock.apiserver.admission.Reinvocation;
import io.drydock.apiserver.admission.cel.AdmissionVariables;
import io.drydock.apiserver.admission.cel.CompiledConditions.Result;
import io.drydock.apiserver.admission.matching.Match;
import io.drydock.apiserver.admission.matching.VersionedWrite;
import io.drydock.apiserver.admission.policy.ConfigurationException;
import io.drydock.apiserver.admission.policy.PolicyBinding;
import io.drydock.apiserver.admission.policy.PolicyTargets;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.cel.CelLimits;
import io.drydock.apiserver.cel.CostBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One write on its way past the policies, each of which sees what those before it have made of it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/policy/mutating/dispatcher.go:
 *     dispatcher.dispatchInvocations (1.36)"
 */
final class MutationRound {
    private final AdmissionAttributes write;
    private final PolicyTargets targets;
    private final Authorizer authorizer;
    private final Reinvocation reinvocation;
    private final MutationMemory memory;
    private final List<MutationRefusal> refusals = new ArrayList<>();
    private boolean asked;

    MutationRound(AdmissionAttributes write, PolicyTargets targets, Authorizer authorizer) {
        this.write = write;
        this.targets = targets;
        this.authorizer = authorizer;
        this.reinvocation = write.context().reinvocation();
        this.memory = reinvocation.memory(MutationMemory.class, MutationMemory::new);
        if (reinvocation.isAgain() && memory.differs(write.object())) {
            memory.changed();
        }
    }

    /** Ends the round. A copy of the object is kept only where somebody has seen it. */
    List<MutationRefusal> refusals() {
        if (asked) {
            memory.leave(write.object());
        }
        return List.copyOf(refusals);
    }

    void ask(MutatingPolicy policy, List<PolicyBinding> bindings) {
        Optional<Match> match;
        try {
            match = targets.match(policy.definition(), write);
        } catch (ConfigurationException failure) {
            refuse(policy, MutationRefusal.ofConfiguration(policy, Optional.empty(), failure));
            return;
        }
        if (match.isEmpty()) {
            return;
        }
        for (PolicyBinding binding : bindings) {
            try {
                for (Optional<KubeObject> param : targets.parameters(policy.definition(), binding, write)) {
                    mutate(policy, binding, match.get(), param);
                }
            } catch (ConfigurationException failure) {
                refuse(policy, MutationRefusal.ofConfiguration(policy, Optional.of(binding.name()), failure));
            }
        }
    }

    private void mutate(MutatingPolicy policy, PolicyBinding binding, Match match, Optional<KubeObject> param) {
        AdmissionVariables variables = AdmissionVariables.of(VersionedWrite.of(write, match), authorizer)
                .withParams(param);
        if (!policy.definition().conditions().isEmpty()) {
            switch (policy.definition().conditions().evaluate(variables)) {
                case Result.Matches matches -> {}
                case Result.Excluded excluded -> {
                    return;
                }
                case Result.Failed failed -> {
                    refuse(policy, MutationRefusal.of(policy, binding, failed.message()));
                    return;
                }
            }
        }
        asked = true;
        MutationMemory.Key key = MutationMemory.Key.of(policy, binding.name(), param);
        if (reinvocation.isAgain() && !memory.isToBeAskedAgain(key)) {
            return;
        }
        Optional<KubeObject> namespace = targets.namespace(write);
        boolean changed = false;
        for (Mutation mutation : policy.mutations()) {
            // What one mutation has made, the next one sees.
            VersionedWrite shown = VersionedWrite.of(write, match);
            if (shown.object().isEmpty()) {
                return;
            }
            try {
                changed |= mutate(policy, mutation, shown, shown.object().get(), param, namespace);
            } catch (MutationException failure) {
                refuse(policy, MutationRefusal.of(policy, binding, String.valueOf(failure.getMessage())));
            }
        }
        if (changed) {
            memory.changed();
            reinvocation.request();
        }
        if (policy.reinvocable()) {
            memory.asked(key);
        }
    }

    /** @return whether the object is another one now */
    private boolean mutate(
            MutatingPolicy policy,
            Mutation mutation,
            VersionedWrite shown,
            KubeObject object,
            Optional<KubeObject> param,
            Optional<KubeObject> namespace)
            throws MutationException {
        CostBudget budget = new CostBudget(CelLimits.RUNTIME_BUDGET);
        AdmissionVariables variables = AdmissionVariables.of(shown, authorizer)
                .withParams(param)
                .withNamespace(namespace)
                .withVariables(policy.definition().variables(), budget);
        Object result = mutation.evaluate(variables, budget);
        KubeObject mutated = new ObjectMutation(shown, object).apply(mutation, result);
        KubeObject written = write.object().orElseThrow();
        KubeObject converted = write.objects().convert(mutated, written.groupVersionKind());
        boolean changed = !JsonTrees.equal(
                object.tree(),
                write.objects().convert(mutated, shown.match().kind()).tree());
        written.tree().removeAll();
        written.tree().setAll(converted.tree());
        return changed;
    }

    private void refuse(MutatingPolicy policy, MutationRefusal refusal) {
        if (policy.definition().failsClosed()) {
            refusals.add(refusal);
        }
    }
}
