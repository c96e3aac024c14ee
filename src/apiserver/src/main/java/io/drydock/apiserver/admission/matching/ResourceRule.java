package io.drydock.apiserver.admission.matching;

import io.drydock.apimachinery.schema.GroupVersionResource;
import io.drydock.apiserver.admission.AdmissionAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Operations on resources, as a webhook or policy names them. A star stands for all of its kind.
 *
 * @param resources such as {@code pods}, {@code pods/status}, {@code pods/*}, <code>*&#47;scale</code> or
 *     <code>*&#47;*</code>; a bare star leaves out subresources
 * @param resourceNames of the objects, which only policies name; empty for all
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/rules/rules.go: Matcher"
 */
public record ResourceRule(
        Set<String> operations,
        Set<String> groups,
        Set<String> versions,
        List<Pattern> resources,
        Scope scope,
        Set<String> resourceNames) {
    private static final String ALL = "*";
    private static final GroupVersionResource NAMESPACES = new GroupVersionResource("", "v1", "namespaces");

    /** Takes every write. */
    public static final ResourceRule ANY = new ResourceRule(
            Set.of(ALL), Set.of(ALL), Set.of(ALL), List.of(new Pattern(ALL, ALL)), Scope.ALL, Set.of());

    public ResourceRule {
        resources = List.copyOf(resources);
    }

    /** Whether objects are in namespaces. A namespace is not in one. */
    public enum Scope {
        ALL,
        CLUSTER,
        NAMESPACED
    }

    /** @param subresource empty for the resource itself */
    record Pattern(String resource, String subresource) {
        static Pattern of(String text) {
            int slash = text.indexOf('/');
            return slash < 0 ? new Pattern(text, "") : new Pattern(text.substring(0, slash), text.substring(slash + 1));
        }

        boolean fits(String otherResource, String otherSubresource) {
            return (resource.equals(ALL) || resource.equals(otherResource))
                    && (subresource.equals(ALL) || subresource.equals(otherSubresource));
        }
    }

    /** Reads a {@code RuleWithOperations} or a {@code NamedRuleWithOperations}. */
    public static ResourceRule of(JsonNode rule) {
        return new ResourceRule(
                Set.copyOf(texts(rule.path("operations"))),
                Set.copyOf(texts(rule.path("apiGroups"))),
                Set.copyOf(texts(rule.path("apiVersions"))),
                texts(rule.path("resources")).stream().map(Pattern::of).toList(),
                switch (rule.path("scope").asString(ALL)) {
                    case "Cluster" -> Scope.CLUSTER;
                    case "Namespaced" -> Scope.NAMESPACED;
                    default -> Scope.ALL;
                },
                Set.copyOf(texts(rule.path("resourceNames"))));
    }

    static List<ResourceRule> all(JsonNode rules) {
        List<ResourceRule> all = new ArrayList<>();
        rules.forEach(rule -> all.add(of(rule)));
        return List.copyOf(all);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts.stream().distinct().toList();
    }

    /** @param as the resource that the write is taken to be about: its own, or one that shows the same objects */
    boolean matches(AdmissionAttributes write, GroupVersionResource as) {
        return matchesScope(write, as)
                && (operations.contains(ALL)
                        || operations.contains(write.operation().name()))
                && contains(groups, as.group())
                && contains(versions, as.version())
                && resources.stream().anyMatch(pattern -> pattern.fits(as.resource(), write.subresource()))
                && (resourceNames.isEmpty() || resourceNames.contains(write.name()));
    }

    private boolean matchesScope(AdmissionAttributes write, GroupVersionResource as) {
        // A write to a namespace has that as its own namespace.
        boolean ofCluster = as.equals(NAMESPACES) || write.namespace().isEmpty();
        return switch (scope) {
            case ALL -> true;
            case CLUSTER -> ofCluster;
            case NAMESPACED -> !ofCluster;
        };
    }

    private static boolean contains(Set<String> named, String one) {
        return named.contains(ALL) || named.contains(one);
    }
}
