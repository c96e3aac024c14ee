package io.drydock.apiserver.options;

import io.drydock.apiserver.flags.Flag;

/**
 * How connections out of the server are made.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/egress_selector.go: EgressSelectorOptions"
 */
public final class EgressSelectorOptions extends OptionGroup {
    public final Flag<String> configFile = string(
                    "egress-selector-config-file", "", "A file that says which proxy to take to which network.")
            .notYet();

    public EgressSelectorOptions() {
        super("Egress selector");
    }
}
