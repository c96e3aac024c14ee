package io.drydock.kubeapiserver.podsecurity;

/**
 * A level as of a release.
 *
 * @see "Go: staging/src/k8s.io/pod-security-admission/api/helpers.go: LevelVersion, from 1.22"
 */
public record LevelVersion(Level level, PolicyVersion version) {
    public static final LevelVersion PRIVILEGED = new LevelVersion(Level.PRIVILEGED, PolicyVersion.LATEST);

    LevelVersion withLevel(Level other) {
        return new LevelVersion(other, version);
    }

    LevelVersion withVersion(PolicyVersion other) {
        return new LevelVersion(level, other);
    }

    public boolean isPrivileged() {
        return level == Level.PRIVILEGED;
    }

    /** Whether there is no pod that one allows and the other does not, whatever the versions of the open level. */
    boolean isEquivalent(LevelVersion other) {
        return isPrivileged() && other.isPrivileged() || equals(other);
    }

    /** Such as {@code restricted:v1.36}. */
    @Override
    public String toString() {
        return level + ":" + version;
    }
}
