package io.drydock.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The answer to a request as it arrives. Its body is kept only when it is not the one expected, to be shown. */
final class Answer implements AnswerReader.Body {
    private static final int KEPT = 4_096;

    private final AnswerReader reader = new AnswerReader(this::keepRefusal);
    private final ByteArrayOutputStream refusal = new ByteArrayOutputStream();
    private Optional<Request> asked = Optional.empty();
    private boolean complete;

    void expect(Request request) {
        asked = Optional.of(request);
        complete = false;
    }

    @Override
    public void accept(ByteBuffer bytes) {
        if (complete) {
            throw new LoadException(asked.orElseThrow() + ": the server sent more than one answer");
        }
        complete = reader.accept(bytes);
    }

    boolean isComplete() {
        return complete;
    }

    long bodyBytes() {
        return reader.bodyBytes();
    }

    /** @throws LoadException when the answer is not the one expected */
    void check() {
        if (isRefused()) {
            throw LoadException.unexpected(asked.orElseThrow(), reader.status(), refusal.toString(UTF_8));
        }
    }

    private boolean isRefused() {
        return reader.status() != asked.orElseThrow().expected();
    }

    private void keepRefusal(ByteBuffer bytes) {
        if (isRefused() && refusal.size() < KEPT) {
            byte[] piece = new byte[bytes.remaining()];
            bytes.get(piece);
            refusal.writeBytes(piece);
        }
    }
}
