package io.drydock.apiserver.authorization;

import io.drydock.apiserver.authentication.UserInfo;
import java.util.List;

/**
 * Lists what a user may do in a namespace, as far as an authorizer can list it.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go: RuleResolver"
 */
@FunctionalInterface
public interface RuleResolver {
    Rules rulesFor(UserInfo user, String namespace);

    /**
     * What was found.
     *
     * @param incomplete whether the user may be allowed more than is listed
     * @param error what could not be looked up; empty when nothing went wrong
     */
    record Rules(List<ResourceRule> resource, List<NonResourceRule> nonResource, boolean incomplete, String error) {
        public static final Rules NONE = new Rules(List.of(), List.of(), false, "");

        public Rules {
            resource = List.copyOf(resource);
            nonResource = List.copyOf(nonResource);
        }
    }

    /** @param resourceNames empty for every name */
    record ResourceRule(
            List<String> verbs, List<String> apiGroups, List<String> resources, List<String> resourceNames) {
        public ResourceRule {
            verbs = List.copyOf(verbs);
            apiGroups = List.copyOf(apiGroups);
            resources = List.copyOf(resources);
            resourceNames = List.copyOf(resourceNames);
        }
    }

    /** @param nonResourceUrls paths, each perhaps ending in {@code *} */
    record NonResourceRule(List<String> verbs, List<String> nonResourceUrls) {
        public NonResourceRule {
            verbs = List.copyOf(verbs);
            nonResourceUrls = List.copyOf(nonResourceUrls);
        }
    }
}
