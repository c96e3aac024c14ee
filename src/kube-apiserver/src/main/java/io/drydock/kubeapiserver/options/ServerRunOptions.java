package io.drydock.kubeapiserver.options;

import io.drydock.apiserver.flags.Flag;
import io.drydock.apiserver.flags.FlagSet;
import io.drydock.apiserver.options.AdmissionOptions;
import io.drydock.apiserver.options.ApiEnablementOptions;
import io.drydock.apiserver.options.AuditOptions;
import io.drydock.apiserver.options.EgressSelectorOptions;
import io.drydock.apiserver.options.EtcdOptions;
import io.drydock.apiserver.options.FeatureOptions;
import io.drydock.apiserver.options.GenericServerRunOptions;
import io.drydock.apiserver.options.OptionGroup;
import io.drydock.apiserver.options.Problems;
import io.drydock.apiserver.options.SecureServingOptions;
import java.util.List;

/**
 * All options of kube-apiserver, as the command line gives them: defaults are filled in, but nothing is derived yet.
 *
 * @see "Go: cmd/kube-apiserver/app/options/options.go: ServerRunOptions"
 */
public final class ServerRunOptions {
    public final DrydockOptions drydock = new DrydockOptions();
    public final GenericServerRunOptions generic = new GenericServerRunOptions();
    public final PluginOptions plugins = new PluginOptions();
    public final EtcdOptions etcd = new EtcdOptions();
    public final SecureServingOptions secureServing = new SecureServingOptions();
    public final InsecureServingOptions insecureServing = new InsecureServingOptions();
    public final AuditOptions audit = new AuditOptions();
    public final FeatureOptions features = new FeatureOptions();
    public final BuiltInAuthenticationOptions authentication = new BuiltInAuthenticationOptions();
    public final BuiltInAuthorizationOptions authorization = new BuiltInAuthorizationOptions();
    public final CloudProviderOptions cloudProvider = new CloudProviderOptions();
    public final ApiEnablementOptions apiEnablement = new ApiEnablementOptions();
    public final EgressSelectorOptions egressSelector = new EgressSelectorOptions();
    public final AdmissionOptions admission = new AdmissionOptions(
            () -> AdmissionPlugins.inOrder(drydock.emulatedVersion.get()), AdmissionPlugins.LEFT_OUT);
    public final MetricsOptions metrics = new MetricsOptions();
    public final LogsOptions logs = new LogsOptions();
    public final MiscOptions misc = new MiscOptions();
    public final GlobalOptions global = new GlobalOptions();

    private final FlagSet flags = new FlagSet();

    // tag::groups[]
    public ServerRunOptions() {
        groups().forEach(group -> group.addFlags(flags));
    }
    // end::groups[]

    private List<OptionGroup> groups() {
        return List.of(
                drydock,
                generic,
                plugins,
                etcd,
                secureServing,
                insecureServing,
                audit,
                features,
                authentication,
                authorization,
                cloudProvider,
                apiEnablement,
                egressSelector,
                admission,
                metrics,
                logs,
                misc,
                global);
    }

    public FlagSet flags() {
        return flags;
    }

    /**
     * Adds every mistake that can be seen in the options alone.
     *
     * @see "Go: cmd/kube-apiserver/app/options/validation.go: ServerRunOptions.Validate"
     */
    public void validate(Problems problems) {
        groups().forEach(group -> group.validate(problems));
    }

    /** The flags that were set although what they ask for is not built yet. */
    public List<Flag<?>> askedForButNotYetBuilt() {
        return List.copyOf(
                flags.all().stream().filter(Flag::isAskedForButNotYetBuilt).toList());
    }
}
