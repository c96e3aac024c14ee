package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.options.OptionGroup;

/**
 * The cloud that the cluster runs in.
 *
 * @see "Go: pkg/kubeapiserver/options/cloudprovider.go: CloudProviderOptions"
 */
public final class CloudProviderOptions extends OptionGroup {
    public final Flag<String> cloudProvider = string(
                    "cloud-provider", "", "The cloud to ask about nodes and volumes. Empty asks none.")
            .notYet();
    public final Flag<String> cloudConfig = string(
                    "cloud-config", "", "The file with the cloud's own settings. Empty reads none.")
            .notYet();

    public CloudProviderOptions() {
        super("Cloud provider");
    }
}
