package io.drydock.kubeapiserver;

import io.drydock.apiserver.admission.AdmissionChain;
import io.drydock.kubeapiserver.admission.BuiltInAdmission;
import io.drydock.kubeapiserver.options.PluginOptions;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admission plug-ins that the options ask for, in their order, as far as they are built.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/options/admission.go: AdmissionOptions.ApplyTo"
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final AdmissionChain chain;

    Admission(CompletedServerRunOptions options, ResourceDirectory directory) {
        PluginOptions plugins = options.options().plugins;
        BuiltInAdmission builtIn = new BuiltInAdmission(
                options.release(),
                directory,
                new BuiltInAdmission.TolerationSeconds(
                        plugins.defaultNotReadyTolerationSeconds.get(),
                        plugins.defaultUnreachableTolerationSeconds.get()));
        List<String> wanted = options.admissionPlugins();
        List<String> missing =
                wanted.stream().filter(name -> !builtIn.names().contains(name)).toList();
        if (!missing.isEmpty()) {
            LOG.warn("these admission plug-ins are not built yet and see no writes: {}", String.join(", ", missing));
        }
        this.chain = new AdmissionChain(builtIn.plugins(wanted));
    }

    AdmissionChain chain() {
        return chain;
    }

    /** Starts what the plug-ins look things up in. */
    void start() {}
}
