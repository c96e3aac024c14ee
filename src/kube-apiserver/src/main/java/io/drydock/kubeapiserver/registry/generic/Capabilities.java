package io.drydock.kubeapiserver.registry.generic;

/**
 * What the cluster lets its pods do to the machines they run on.
 *
 * @param allowPrivileged whether containers may be privileged, or processes of a Windows host
 * @see "Go: pkg/capabilities/capabilities.go: Capabilities"
 */
public record Capabilities(boolean allowPrivileged) {
    /** What holds unless a flag says otherwise. */
    public static final Capabilities DEFAULT = new Capabilities(false);
}
