package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import java.time.Duration;
import java.util.List;

/**
 * Users known by tokens that another server reviews.
 *
 * @see "Go: pkg/kubeapiserver/options/authentication.go: WebHookAuthenticationOptions"
 */
public final class WebhookAuthenticationOptions extends OptionGroup {
    public final Flag<String> configFile = string(
                    "authentication-token-webhook-config-file",
                    "",
                    "A kubeconfig that says which server reviews bearer tokens.")
            .notYet();
    public final Flag<String> version = string(
                    "authentication-token-webhook-version",
                    "v1beta1",
                    "The version of the TokenReview that is sent and expected back.")
            .notYet();
    public final Flag<Duration> cacheTtl = duration(
                    "authentication-token-webhook-cache-ttl",
                    Duration.ofMinutes(2),
                    "How long a review's result is remembered.")
            .notYet();

    WebhookAuthenticationOptions() {
        super(BuiltInAuthenticationOptions.SECTION);
    }

    @Override
    public void validate(Problems problems) {
        problems.oneOf(version, List.of("v1", "v1beta1"));
        problems.durationNotNegative(cacheTtl);
    }
}
