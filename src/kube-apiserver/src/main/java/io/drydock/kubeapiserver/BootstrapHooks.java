package io.drydock.kubeapiserver;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.schema.GroupResource;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apiserver.server.GenericApiServer;
import io.drydock.apiserver.server.PostStartHook;
import io.drydock.kubeapiserver.clusterauthentication.ClusterAuthenticationInfo;
import io.drydock.kubeapiserver.options.MiscOptions;
import io.drydock.kubeapiserver.reconcilers.EndpointReconciler;
import io.drydock.kubeapiserver.reconcilers.LeaseReconciler;
import io.drydock.kubeapiserver.reconcilers.MasterCountReconciler;
import io.drydock.kubeapiserver.reconcilers.MasterLeases;
import io.drydock.kubeapiserver.reconcilers.ServiceEndpointSlice;
import io.drydock.kubeapiserver.reconcilers.ServiceEndpoints;
import io.drydock.kubeapiserver.registry.core.namespace.ControllerManagerLease;
import io.drydock.kubeapiserver.registry.core.namespace.NamespaceContents;
import io.drydock.kubeapiserver.registry.core.namespace.NamespaceController;
import io.drydock.kubeapiserver.registry.core.rest.BootstrapController;
import io.drydock.kubeapiserver.registry.core.rest.SystemNamespaces;
import io.drydock.kubeapiserver.registry.flowcontrol.BootstrapFlowControl;
import io.drydock.kubeapiserver.registry.generic.ResourceDirectory;
import io.drydock.kubeapiserver.registry.rbac.BootstrapRoles;
import io.drydock.kubeapiserver.registry.scheduling.BootstrapPriorityClasses;

/**
 * What a fresh cluster is given once the server listens: its namespaces and its own service, the roles and bindings,
 * the priority classes, the flow schemas. Each is a post-start hook; the server is not ready before all are done.
 *
 * @see "Go: pkg/controlplane/instance.go: completedConfig.New"
 */
final class BootstrapHooks {
    private static final int SERVICE_PORT = 443;

    private final KubeApiServerConfig config;
    private final ResourceDirectory directory;

    BootstrapHooks(KubeApiServerConfig config) {
        this.config = config;
        this.directory = config.builtIn().directory();
    }

    /** In the order in which the health checks name them. */
    void addTo(GenericApiServer server) {
        if (config.release().atLeast(Release.V1_36)) {
            addNamespaces(server);
            addTrust(server);
            new NewerHooks(config, port()).addTo(server, () -> addDefaults(server), () -> addService(server));
        } else {
            addNamespacesAndService(server);
            addDefaults(server);
            addTrust(server);
        }
    }

    private void addDefaults(GenericApiServer server) {
        if (serves("rbac.authorization.k8s.io")) {
            addRoles(server);
        }
        if (serves("scheduling.k8s.io")) {
            BootstrapPriorityClasses classes = new BootstrapPriorityClasses(directory);
            add(server, "scheduling/bootstrap-system-priority-classes", context -> classes.ensure());
        }
        if (config.hasFlowControl()) {
            BootstrapFlowControl bootstrap = new BootstrapFlowControl(config.release(), directory);
            add(server, "priority-and-fairness-config-producer", context -> bootstrap.ensure());
        }
    }

    private void addTrust(GenericApiServer server) {
        ClusterAuthenticationInfo trust = new ClusterAuthenticationInfo(
                directory, config.authenticationTrust().entries());
        add(server, "start-cluster-authentication-info-controller", context -> trust.publish());
    }

    static void add(GenericApiServer server, String name, PostStartHook hook) {
        server.addPostStartHook(name, new PersistentHook(name, hook));
    }

    private boolean serves(String group) {
        return config.enablement().test(new GroupVersion(group, "v1"));
    }

    /** Older releases make the namespaces and the service in one. */
    private void addNamespacesAndService(GenericApiServer server) {
        BootstrapController service = serviceController();
        SystemNamespaces namespaces = new SystemNamespaces(config.scheme(), directory);
        NamespaceController contents = namespaceController();
        add(server, "bootstrap-controller", context -> {
            namespaces.start();
            service.start();
            contents.start();
            context.stop().whenSignaled(service::close);
            context.stop().whenSignaled(namespaces::close);
            context.stop().whenSignaled(contents::close);
        });
        server.addPreShutdownHook("bootstrap-controller", service::stop);
    }

    private void addNamespaces(GenericApiServer server) {
        SystemNamespaces namespaces = new SystemNamespaces(config.scheme(), directory);
        NamespaceController contents = namespaceController();
        add(server, "start-system-namespaces-controller", context -> {
            namespaces.start();
            contents.start();
            context.stop().whenSignaled(namespaces::close);
            context.stop().whenSignaled(contents::close);
        });
    }

    private void addService(GenericApiServer server) {
        BootstrapController service = serviceController();
        add(server, "bootstrap-controller", context -> {
            service.start();
            context.stop().whenSignaled(service::close);
        });
        server.addPreShutdownHook("stop-kubernetes-service-controller", service::stop);
    }

    private BootstrapController serviceController() {
        int port = port();
        return new BootstrapController(
                config.scheme(),
                directory,
                new BootstrapController.Address(
                        config.options().services().apiServerAddress().toString(), SERVICE_PORT, port),
                endpointReconciler(port));
    }

    private int port() {
        return config.generic().secureServing().map(serving -> serving.port()).orElse(SERVICE_PORT);
    }

    /** @see "Go: pkg/controlplane/instance.go: Config.createEndpointReconciler" */
    private EndpointReconciler endpointReconciler(int port) {
        MiscOptions options = config.options().options().misc;
        IpAddress own = config.options().advertiseAddress();
        if (own.isLoopback()) {
            // A machine without a network has no address that endpoints may have; then the service leads nowhere.
            return EndpointReconciler.none();
        }
        ServiceEndpoints endpoints = new ServiceEndpoints(
                directory.require(new GroupResource("", "endpoints")),
                port,
                directory
                        .store(new GroupResource("discovery.k8s.io", "endpointslices"))
                        .map(store -> new ServiceEndpointSlice(store, port)));
        return switch (options.endpointReconcilerType.get()) {
            case "lease" ->
                new LeaseReconciler(
                        new MasterLeases(
                                config.storage(),
                                config.options().options().etcd.etcdPrefix.get()),
                        own.toString(),
                        endpoints);
            case "master-count" ->
                new MasterCountReconciler(Math.toIntExact(options.apiserverCount.get()), own.toString(), endpoints);
            default -> EndpointReconciler.none();
        };
    }

    /**
     * The real server has none. It has no hook of its own, since health checks and the index would name it and differ
     * from the real server's.
     */
    private NamespaceController namespaceController() {
        ControllerManagerLease controllerManager = new ControllerManagerLease(directory, config.clock());
        return new NamespaceController(
                directory.require(new GroupResource("", "namespaces")),
                NamespaceContents.ofBuiltIns(directory),
                controllerManager::isAbsent,
                NamespaceController.PATIENCE,
                config.clock());
    }

    private void addRoles(GenericApiServer server) {
        BootstrapRoles roles = new BootstrapRoles(
                config.release(), directory, config.security().policies());
        config.security().policies().start();
        add(server, "rbac/bootstrap-roles", context -> roles.reconcile());
    }
}
