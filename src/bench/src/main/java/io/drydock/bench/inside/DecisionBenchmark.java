package io.drydock.bench.inside;

import io.drydock.apimachinery.labels.LabelSelector;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.authorization.AuthorizationAttributes;
import io.drydock.apiserver.authorization.Authorizer;
import io.drydock.apiserver.authorization.rbac.PolicyRule;
import io.drydock.apiserver.authorization.rbac.RbacAuthorizer;
import io.drydock.apiserver.authorization.rbac.RbacPolicySource;
import io.drydock.apiserver.authorization.rbac.RbacRuleResolver;
import io.drydock.apiserver.authorization.rbac.RoleBinding;
import io.drydock.apiserver.authorization.rbac.RoleRef;
import io.drydock.apiserver.authorization.rbac.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is decided of every request or every object: may this user do this, and is this object selected. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 3)
public class DecisionBenchmark {
    private static final int BINDINGS = 100;

    private final LabelSelector selector = LabelSelector.parse("app=web,tier in (front, middle),!canary");
    private final Map<String, String> labels = Map.of("app", "web", "tier", "middle", "pod-template-hash", "6d4b");
    private final Authorizer authorizer = new RbacAuthorizer(new RbacRuleResolver(new Policy()));
    private final AuthorizationAttributes allowed = attributes("user-" + (BINDINGS - 1));
    private final AuthorizationAttributes stranger = attributes("stranger");

    @Benchmark
    public boolean labelSelector() {
        return selector.matches(labels);
    }

    @Benchmark
    public Authorizer.Decision allowedByTheLastBinding() {
        return authorizer.authorize(allowed);
    }

    @Benchmark
    public Authorizer.Decision allowedByNone() {
        return authorizer.authorize(stranger);
    }

    private static AuthorizationAttributes attributes(String user) {
        return new AuthorizationAttributes(
                UserInfo.of(user, UserInfo.ALL_AUTHENTICATED), "get", "default", "", "v1", "pods", "", "web", true, "");
    }

    /** A cluster role for each of many users, with rules the last of which allows. */
    private static final class Policy implements RbacPolicySource {
        private final List<RoleBinding> bindings = new ArrayList<>();
        private final List<PolicyRule> rules = new ArrayList<>();

        Policy() {
            for (int binding = 0; binding < BINDINGS; binding++) {
                Subject subject = new Subject(Subject.USER, "rbac.authorization.k8s.io", "", "user-" + binding);
                RoleRef role = new RoleRef("rbac.authorization.k8s.io", RoleRef.CLUSTER_ROLE, "role");
                bindings.add(new RoleBinding("", "binding-" + binding, List.of(subject), role));
            }
            for (String resource : List.of("services", "secrets", "nodes", "events", "leases", "pods")) {
                rules.add(new PolicyRule(
                        List.of("get", "list", "watch"), List.of(""), List.of(resource), List.of(), List.of()));
            }
        }

        @Override
        public Optional<List<PolicyRule>> role(String namespace, String name) {
            return Optional.empty();
        }

        @Override
        public Optional<List<PolicyRule>> clusterRole(String name) {
            return Optional.of(rules);
        }

        @Override
        public Collection<RoleBinding> roleBindings(String namespace) {
            return List.of();
        }

        @Override
        public Collection<RoleBinding> clusterRoleBindings() {
            return bindings;
        }
    }
}
