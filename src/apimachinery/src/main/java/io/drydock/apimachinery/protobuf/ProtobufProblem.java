package io.drydock.apimachinery.protobuf;

import com.google.protobuf.InvalidProtocolBufferException;

/**
 * Words what is wrong with bytes as the real server's reader of messages does.
 *
 * @see "Go: staging/src/k8s.io/api/core/v1/generated.pb.go: Unmarshal"
 */
final class ProtobufProblem {
    private ProtobufProblem() {}

    /** @param message the name of the one that was read */
    static String message(Exception problem, String message) {
        String text = String.valueOf(problem.getMessage());
        if (!(problem instanceof InvalidProtocolBufferException)) {
            return text;
        }
        if (text.contains("invalid tag (zero)")) {
            return "proto: " + message + ": illegal tag 0 (wire type 0)";
        }
        return text.contains("malformed varint") ? "proto: integer overflow" : "unexpected EOF";
    }
}
