package io.drydock.apiserver.audit;

import io.drydock.apimachinery.catalog.Release;
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
 * Which requests are recorded: the first rule that fits says. What no rule fits is not recorded.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/audit/policy/checker.go: policyChecker"
 */
public final class AuditPolicy {
    private static final Set<String> VERSIONS =
            Set.of("audit.k8s.io/v1", "audit.k8s.io/v1beta1", "audit.k8s.io/v1alpha1");

    private static final List<String> OLDER_STATUS = List.of("status", "reason");
    private static final List<String> NEWER_STATUS = List.of("status", "message", "reason", "details");

    private final List<AuditRule> rules;
    private final Set<String> omittedStages;
    private final boolean omitsManagedFields;
    private final Release release;

    private AuditPolicy(List<AuditRule> rules, Set<String> omittedStages, boolean omitsManagedFields, Release release) {
        this.rules = List.copyOf(rules);
        this.omittedStages = Set.copyOf(omittedStages);
        this.omitsManagedFields = omitsManagedFields;
        this.release = release;
    }

    /**
     * Reads the file of {@code --audit-policy-file}.
     *
     * @param release newer ones record more of how a request went
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is not a policy
     */
    public static AuditPolicy read(Path file, Release release) throws IOException {
        return of(YamlDecoder.decode(Files.readAllBytes(file)), release);
    }

    static AuditPolicy of(JsonNode tree, Release release) {
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
        return new AuditPolicy(
                rules,
                texts(tree.path("omitStages")),
                tree.path("omitManagedFields").asBoolean(false),
                release);
    }

    /** The stages at which a request is not recorded; all of them when it is not recorded at all. */
    public Recording of(RequestInfo request, UserInfo user) {
        for (AuditRule rule : rules) {
            if (rule.fits(request, user)) {
                Set<String> omitted = new HashSet<>(omittedStages);
                omitted.addAll(rule.omittedStages());
                boolean newer = release.atLeast(Release.V1_36);
                return new Recording(
                        rule.level(),
                        omitted,
                        newer && rule.omitsManagedFields().orElse(omitsManagedFields),
                        newer ? NEWER_STATUS : OLDER_STATUS);
            }
        }
        return Recording.NONE;
    }

    /**
     * How a request is recorded.
     *
     * @param omittedStages such as {@code RequestReceived}
     * @param statusFields what is told of an answer that is a status
     */
    public record Recording(
            AuditLevel level, Set<String> omittedStages, boolean omitsManagedFields, List<String> statusFields) {
        public static final Recording NONE = new Recording(AuditLevel.NONE, Set.of(), false, List.of());

        public boolean wanted() {
            return level != AuditLevel.NONE;
        }

        public boolean at(String stage) {
            return wanted() && !omittedStages.contains(stage);
        }
    }

    static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }
}
