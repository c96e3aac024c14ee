package io.drydock.apiserver.cel;

/**
 * What evaluation may cost, in units of about a tenth of a microsecond of Go's.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/apis/cel/config.go (1.36)"
 */
public final class CelLimits {
    /** For one expression, once. */
    public static final long PER_CALL = 1_000_000;

    /** For all expressions of a policy's binding on one request. */
    public static final long RUNTIME_BUDGET = 10_000_000;

    /** For all match conditions of a webhook or policy on one request. */
    public static final long MATCH_CONDITIONS_BUDGET = 2_500_000;

    /** How long a message may be that an expression makes, in bytes of UTF-8. */
    public static final int MESSAGE_BYTES = 5 * 1024;

    private CelLimits() {}
}
