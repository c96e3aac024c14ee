package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.OptionGroup;

/**
 * Which metrics are shown.
 *
 * @see "Go: staging/src/k8s.io/component-base/metrics/options.go: Options"
 */
public final class MetricsOptions extends OptionGroup {
    public final Flag<String> showHiddenMetricsForVersion = string(
                    "show-hidden-metrics-for-version",
                    "",
                    "Show metrics again that were hidden in this release, which must be the one before: <major>.<minor>.")
            .notYet();

    public MetricsOptions() {
        super("Metrics");
    }
}
