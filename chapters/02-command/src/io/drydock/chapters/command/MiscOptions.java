package io.drydock.chapters.command;

import static io.drydock.chapters.command.ValueType.STRING;

/**
 * What kube-apiserver alone has.
 *
 * @see "Go: cmd/kube-apiserver/app/options/options.go: ServerRunOptions"
 */
public final class MiscOptions extends OptionGroup {
    public final Flag<String> serviceClusterIpRange = flag(
            "service-cluster-ip-range", STRING, "", "The addresses that services get: a CIDR, or one of each family.");
}
