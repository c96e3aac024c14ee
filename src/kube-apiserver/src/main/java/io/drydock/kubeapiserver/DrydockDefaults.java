package io.drydock.kubeapiserver;

import io.drydock.apiserver.flags.FlagSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where {@code drydock serve} begins from: values other than kube-apiserver's own, with which it is safe and useful on
 * one machine without any set-up. Any of them gives way to the flag on the command line.
 */
final class DrydockDefaults {
    private static final List<Preset> PRESETS = List.of(
            new Preset("bind-address", "127.0.0.1"),
            new Preset("authorization-mode", "Node,RBAC"),
            new Preset("service-cluster-ip-range", "10.0.0.0/24"),
            new Preset("service-account-issuer", "https://kubernetes.default.svc"),
            new Preset("storage-media-type", "application/json"));

    private record Preset(String flag, String value) {
        @Override
        public String toString() {
            return "--" + flag + "=" + value;
        }
    }

    private DrydockDefaults() {}

    static void applyTo(FlagSet flags) {
        PRESETS.forEach(preset -> flags.preset(preset.flag, preset.value));
    }

    /** The presets as flags on one line. */
    static String text() {
        return PRESETS.stream().map(Preset::toString).collect(Collectors.joining(" "));
    }
}
