package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.endpoints.ApiGroupInfo;
import io.drydock.apiserver.endpoints.ApiInstaller;
import io.drydock.apiserver.registry.rest.RestStorage;
import io.drydock.apiserver.server.CompletedConfig;
import io.drydock.apiserver.server.DelegationTarget;
import io.drydock.apiserver.server.GenericApiServer;
import io.drydock.apiserver.server.RestEndpoints;
import io.drydock.apiserver.server.mux.PathRecorderMux;
import io.drydock.apiserver.server.routes.LogFiles;
import io.drydock.apiserver.trace.StartupTrace;
import io.drydock.kubeapiserver.registry.authentication.AuthenticationStorageProvider;
import io.drydock.kubeapiserver.registry.authorization.AuthorizationStorageProvider;
import io.drydock.kubeapiserver.registry.core.UnstoredResources;
import io.drydock.kubeapiserver.serviceaccount.OpenIdHandler;
import io.drydock.kubeapiserver.serviceaccount.OpenIdMetadata;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The middle server of the chain, which serves the built-in groups.
 *
 * @see "Go: pkg/controlplane/instance.go: completedConfig.New"
 */
final class KubeApiServer {
    private final KubeApiServerConfig config;

    KubeApiServer(KubeApiServerConfig config) {
        this.config = config;
    }

    GenericApiServer create(DelegationTarget delegate) {
        CompletedConfig completed = config.generic().complete();
        GenericApiServer server = completed.newServer("kube-apiserver", delegate);
        installOpenId(server);
        installGroups(server, completed);
        new BootstrapHooks(config).addTo(server);
        if (config.release() == Release.V1_20) {
            // Later releases serve the machine's log files no more.
            LogFiles.install(server.handler().nonRestMux(), Path.of("/var/log"));
        }
        return server;
    }

    private void installGroups(GenericApiServer server, CompletedConfig completed) {
        Map<GroupVersion, Map<String, RestStorage>> storages =
                new LinkedHashMap<>(config.builtIn().build(config.enablement()));
        UnstoredResources.storage(config.scheme(), config.builtIn().directory(), config.storage(), config.clock())
                .forEach((version, resources) -> storages.merge(version, resources, KubeApiServer::union));
        addReviews(storages);
        List<ApiGroupInfo> groups = ApiGroupInfo.ofRelease(config.scheme().catalog(), storages);
        ApiInstaller installer = config.installer();
        install(
                "InstallLegacyAPI",
                groups,
                ApiGroupInfo::isLegacy,
                server,
                group -> installer.installLegacy(group, completed::externalAddress));
        install("InstallAPIs", groups, group -> !group.isLegacy(), server, installer::install);
    }

    /** @see "Go: pkg/controlplane/instance.go: Instance.InstallLegacyAPI, Instance.InstallAPIs" */
    private static void install(
            String step,
            List<ApiGroupInfo> all,
            Predicate<ApiGroupInfo> which,
            GenericApiServer server,
            Function<ApiGroupInfo, RestEndpoints> installer) {
        StartupTrace trace = server.config().trace();
        try (StartupTrace.Span span = trace.begin(step, "pkg/controlplane/instance.go: Instance." + step)) {
            List<ApiGroupInfo> groups = all.stream().filter(which).toList();
            groups.forEach(group -> server.install(installer.apply(group)));
            span.decided(groups.size() == 1 ? "one group" : groups.size() + " groups");
        }
    }

    private static Map<String, RestStorage> union(Map<String, RestStorage> some, Map<String, RestStorage> more) {
        Map<String, RestStorage> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    private void addReviews(Map<GroupVersion, Map<String, RestStorage>> storages) {
        Security security = config.security();
        var authentication = new AuthenticationStorageProvider(
                config.release(),
                security.authenticators().token(),
                config.options().serviceAccountTokens().audiences(),
                config.clock());
        var authorization = new AuthorizationStorageProvider(
                config.release(),
                security.authorizers().authorizer(),
                security.authorizers().rules());
        add(storages, "authentication.k8s.io", authentication.storage());
        add(storages, "authorization.k8s.io", authorization.storage());
    }

    private void add(
            Map<GroupVersion, Map<String, RestStorage>> storages,
            String group,
            Map<String, Map<String, RestStorage>> versions) {
        versions.forEach((version, resources) -> {
            GroupVersion groupVersion = new GroupVersion(group, version);
            if (config.enablement().test(groupVersion)) {
                storages.put(groupVersion, resources);
            }
        });
    }

    private void installOpenId(GenericApiServer server) {
        OpenIdMetadata.of(
                        config.options().serviceAccountTokens().issuer(),
                        config.options()
                                .options()
                                .authentication
                                .serviceAccounts
                                .jwksUri
                                .get(),
                        server.config().externalAddress(),
                        config.security().keys())
                .ifPresent(metadata -> {
                    PathRecorderMux mux = server.handler().nonRestMux();
                    mux.handle(OpenIdMetadata.CONFIGURATION_PATH, OpenIdHandler.configuration(metadata));
                    mux.handle(OpenIdMetadata.KEYS_PATH, OpenIdHandler.keySet(metadata));
                });
    }
}
