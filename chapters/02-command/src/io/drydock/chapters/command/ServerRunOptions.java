package io.drydock.chapters.command;

/**
 * All that can be said about a server before it is made. What a flag leaves open is still open here.
 *
 * @see "Go: cmd/kube-apiserver/app/options/options.go: ServerRunOptions"
 */
// tag::options[]
public final class ServerRunOptions {
    private final NamedFlagSets flags = new NamedFlagSets();

    public final GenericOptions generic = flags.bind("Generic", new GenericOptions());
    public final EtcdOptions etcd = flags.bind("Etcd", new EtcdOptions());
    public final SecureServingOptions secureServing = flags.bind("Secure serving", new SecureServingOptions());
    public final AuthenticationOptions authentication = flags.bind("Authentication", new AuthenticationOptions());
    public final ApiEnablementOptions apiEnablement = flags.bind("API enablement", new ApiEnablementOptions());
    public final MiscOptions misc = flags.bind("Misc", new MiscOptions());
    public final GlobalOptions global = flags.bind("Global", new GlobalOptions());

    /** The same options once more, by the names they have on the command line. */
    public NamedFlagSets flags() {
        return flags;
    }
}
// end::options[]
