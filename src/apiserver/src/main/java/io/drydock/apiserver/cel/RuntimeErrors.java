package io.drydock.apiserver.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import io.drydock.apiserver.cel.library.FunctionException;

/**
 * What went wrong while an expression ran, as Go's CEL words it.
 *
 * @see "Go: github.com/google/cel-go/common/types/err.go"
 */
final class RuntimeErrors {
    private static final String PREFIX = "evaluation error";

    private RuntimeErrors() {}

    static String message(CelEvaluationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FunctionException function) {
                return function.getMessage();
            }
        }
        String text = withoutPrefix(failure.getMessage());
        CelErrorCode code = failure.getErrorCode();
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND -> "no such key: " + quoted(text);
            case INDEX_OUT_OF_BOUNDS -> "index out of bounds: " + text.substring(text.lastIndexOf(' ') + 1);
            case DIVIDE_BY_ZERO -> "division by zero";
            case NUMERIC_OVERFLOW -> "integer overflow";
            case OVERLOAD_NOT_FOUND -> "no such overload";
            case ITERATION_BUDGET_EXCEEDED -> CostTracker.EXCEEDED;
            default -> text;
        };
    }

    private static String withoutPrefix(String message) {
        if (!message.startsWith(PREFIX)) {
            return message;
        }
        int space = message.indexOf(": ", PREFIX.length());
        return space < 0 ? message : message.substring(space + 2);
    }

    /** What the message puts in quotes, which is the name of the key. */
    private static String quoted(String message) {
        int start = message.indexOf('\'');
        int end = message.indexOf('\'', start + 1);
        return start < 0 || end < 0 ? message : message.substring(start + 1, end);
    }
}
