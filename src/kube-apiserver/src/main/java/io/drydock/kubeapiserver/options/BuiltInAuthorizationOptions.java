package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The authorizers that are asked, in order, whether a user may do something.
 *
 * @see "Go: pkg/kubeapiserver/options/authorization.go: BuiltInAuthorizationOptions"
 */
public final class BuiltInAuthorizationOptions extends OptionGroup {
    private static final String ALWAYS_ALLOW = "AlwaysAllow";
    private static final List<String> MODES = List.of(ALWAYS_ALLOW, "AlwaysDeny", "ABAC", "Webhook", "RBAC", "Node");
    private static final List<String> NOT_BUILT = List.of("ABAC", "Webhook");

    public final Flag<List<String>> modes = strings(
            "authorization-mode",
            List.of(ALWAYS_ALLOW),
            "The authorizers to ask, in this order, between commas: " + String.join(", ", MODES) + ".");
    public final Flag<String> policyFile = string(
                    "authorization-policy-file", "", "The policies of --authorization-mode=ABAC, one a line.")
            .notYet();
    public final Flag<String> webhookConfigFile = string(
                    "authorization-webhook-config-file",
                    "",
                    "A kubeconfig that says which server decides, for --authorization-mode=Webhook.")
            .notYet();
    public final Flag<String> webhookVersion = string(
                    "authorization-webhook-version",
                    "v1beta1",
                    "The version of the SubjectAccessReview that is sent and expected back.")
            .notYet();
    public final Flag<Duration> webhookCacheAuthorizedTtl = duration(
                    "authorization-webhook-cache-authorized-ttl",
                    Duration.ofMinutes(5),
                    "How long the webhook's yes is remembered.")
            .notYet();
    public final Flag<Duration> webhookCacheUnauthorizedTtl = duration(
                    "authorization-webhook-cache-unauthorized-ttl",
                    Duration.ofSeconds(30),
                    "How long the webhook's no is remembered.")
            .notYet();

    public BuiltInAuthorizationOptions() {
        super("Authorization");
    }

    boolean alwaysAllows() {
        return modes.get().contains(ALWAYS_ALLOW);
    }

    @Override
    public void validate(Problems problems) {
        if (modes.get().isEmpty()) {
            problems.add(modes, "must name at least one of " + String.join(", ", MODES));
        }
        Set<String> seen = new HashSet<>();
        for (String mode : modes.get()) {
            if (!MODES.contains(mode)) {
                problems.add(modes, "\"" + mode + "\" must be one of " + String.join(", ", MODES));
            } else if (NOT_BUILT.contains(mode)) {
                problems.add(
                        modes, mode + " is not built yet, and going on without it could allow too much; use Node,RBAC");
            }
            if (!seen.add(mode)) {
                problems.add(modes, "must name " + mode + " only once");
            }
        }
        needsMode(policyFile, "ABAC", problems);
        needsMode(webhookConfigFile, "Webhook", problems);
    }

    private void needsMode(Flag<String> flag, String mode, Problems problems) {
        if (!flag.get().isEmpty() && !modes.get().contains(mode)) {
            problems.add(flag, "needs --authorization-mode=" + mode);
        }
    }
}
