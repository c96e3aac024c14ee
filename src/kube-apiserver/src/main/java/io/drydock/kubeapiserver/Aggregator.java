package io.drydock.kubeapiserver;

import io.drydock.aggregator.ApiAggregator;
import io.drydock.aggregator.apiregistration.ApiServiceStatusStrategy;
import io.drydock.aggregator.apiregistration.ApiServiceStrategy;
import io.drydock.apimachinery.catalog.GroupVersionFact;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.informer.Informer;
import io.drydock.apiserver.server.GenericApiServer;
import io.drydock.kubeapiserver.crdregistration.CrdRegistration;
import java.util.ArrayList;
import java.util.List;

/**
 * The first server of the chain, which knows who answers for which group version.
 *
 * @see "Go: cmd/kube-apiserver/app/aggregator.go: createAggregatorConfig, createAggregatorServer"
 */
final class Aggregator {
    private static final GroupResource API_SERVICES = new GroupResource("apiregistration.k8s.io", "apiservices");

    private final KubeApiServerConfig config;

    Aggregator(KubeApiServerConfig config) {
        this.config = config;
    }

    /** @param definitions of custom resources, not started yet */
    ApiAggregator create(GenericApiServer delegate, Informer definitions) {
        OwnGroup own = OwnGroup.of(
                config,
                API_SERVICES,
                new ApiServiceStrategy(config.clock()),
                new ApiServiceStatusStrategy(),
                ApiServiceTable.TABLE);
        ApiAggregator aggregator = ApiAggregator.create(
                config.generic().copyWithoutHooks().complete(),
                delegate,
                new ApiAggregator.Parts(
                        own.endpoints(),
                        own.versions(),
                        own.store(),
                        own.status(),
                        informer("services"),
                        informer("endpoints"),
                        config.installer().discovery(),
                        config.clock()));
        CrdRegistration definitionsToo = new CrdRegistration(definitions, aggregator.registration());
        aggregator.registerAtStart(local(delegate.listedPaths()), context -> {
            definitionsToo.start();
            context.stop().whenSignaled(definitionsToo::close);
        });
        return aggregator;
    }

    private Informer informer(String resource) {
        return new Informer(resource, config.builtIn().directory().require(new GroupResource("", resource)));
    }

    /** Every group version that the servers behind the aggregator answer for. */
    private List<ApiAggregator.LocalGroupVersion> local(List<String> paths) {
        List<ApiAggregator.LocalGroupVersion> local = new ArrayList<>();
        for (GroupVersionFact fact : config.scheme().catalog().groupVersions()) {
            GroupVersion version = fact.groupVersion();
            String path = version.group().isEmpty() ? "/api/" + version.version() : "/apis/" + version;
            if (paths.contains(path)) {
                local.add(new ApiAggregator.LocalGroupVersion(
                        version, fact.groupPriorityMinimum(), fact.versionPriority()));
            }
        }
        return local;
    }
}
