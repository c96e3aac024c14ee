package io.drydock.apiserver.cel;

/**
 * What is left for the expressions that are evaluated together. For one thread.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/cel/activation.go: evaluationActivation.Evaluate (1.36)"
 */
public final class CostBudget {
    private long remaining;
    private boolean exhausted;

    public CostBudget(long units) {
        this.remaining = units;
    }

    /** @throws OutOfBudgetException when there is not so much left, and ever after */
    void spend(long units) throws OutOfBudgetException {
        if (exhausted || units > remaining) {
            exhausted = true;
            throw new OutOfBudgetException();
        }
        remaining -= units;
    }

    /** The expressions together cost more than they may; none of the rest is evaluated. */
    public static final class OutOfBudgetException extends Exception {
        OutOfBudgetException() {
            super("validation failed due to running out of cost budget, no further validation rules will be run");
        }
    }
}
