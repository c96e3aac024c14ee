package io.drydock.apiserver.audit;

import io.drydock.apimachinery.yaml.YamlDecoder;
import io.drydock.apiserver.authentication.UserInfo;
import io.drydock.apiserver.request.RequestInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which requests are recorded: the first rule that fits says. What no rule fits is not recorded. Bodies are never
 * recorded, so a policy that asks for them is refused.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/audit/policy/checker.go: policyChecker"
 */
public final class AuditPolicy {
    private static final Set<String> VERSIONS =
            Set.of("audit.k8s.io/v1", "audit.k8s.io/v1beta1", "audit.k8s.io/v1alpha1");

    private final List<AuditRule> rules;
    private final Set<String> omittedStages;

    private AuditPolicy(List<AuditRule> rules, Set<String> omittedStages) {
        this.rules = List.copyOf(rules);
        this.omittedStages = Set.copyOf(omittedStages);
    }

    /**
     * Reads the file of {@code --audit-policy-file}.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is not a policy, or asks for more than is recorded
     */
    public static AuditPolicy read(Path file) throws IOException {
        return of(YamlDecoder.decode(Files.readAllBytes(file)));
    }

    static AuditPolicy of(JsonNode tree) {
        String version = tree.path("apiVersion").asString("");
        if (!tree.path("kind").asString("").equals("Policy") || !VERSIONS.contains(version)) {
            throw new IllegalArgumentException("an audit policy must be a Policy of audit.k8s.io/v1, not \""
                    + tree.path("kind").asString("") + "\" of \"" + version + "\"");
        }
        List<AuditRule> rules = new ArrayList<>();
        for (JsonNode rule : tree.path("rules")) {
            rules.add(AuditRule.of(rule, rules.size()));
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("an audit policy without rules records nothing; it needs at least one");
        }
        return new AuditPolicy(rules, texts(tree.path("omitStages")));
    }

    /** The stages at which a request is not recorded; all of them when it is not recorded at all. */
    public Recording of(RequestInfo request, UserInfo user) {
        for (AuditRule rule : rules) {
            if (rule.fits(request, user)) {
                Set<String> omitted = new HashSet<>(omittedStages);
                omitted.addAll(rule.omittedStages());
                return new Recording(rule.records(), omitted);
            }
        }
        return new Recording(false, Set.of());
    }

    /** @param omittedStages such as {@code RequestReceived} */
    public record Recording(boolean wanted, Set<String> omittedStages) {
        public boolean at(String stage) {
            return wanted && !omittedStages.contains(stage);
        }
    }

    static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }
}
