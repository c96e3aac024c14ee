package io.drydock.apiserver.authorization;

/**
 * Decides whether a user may do something.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/authorization/authorizer/interfaces.go: Authorizer"
 */
@FunctionalInterface
public interface Authorizer {
    Decision authorize(AuthorizationAttributes attributes);

    enum Verdict {
        ALLOW,
        DENY,
        NO_OPINION
    }

    /** @param reason why; may be empty */
    record Decision(Verdict verdict, String reason) {
        public static final Decision NO_OPINION = new Decision(Verdict.NO_OPINION, "");

        public static Decision allow(String reason) {
            return new Decision(Verdict.ALLOW, reason);
        }

        public boolean allowed() {
            return verdict == Verdict.ALLOW;
        }
    }
}
