package io.drydock.bench.scenario;

import io.drydock.bench.load.Client;
import io.drydock.bench.load.Endpoint;
import io.drydock.bench.load.Request;

/** Gives the bare server the bytes that the real one answers with. */
final class BareAnswers {
    private BareAnswers() {}

    /** @param path may hold {@link Request#SLOT}, and is then answered for every slot */
    static void leave(Endpoint bare, String method, String path, int status, byte[] answer) {
        Request left = Request.of(bare, "POST", "/.answer/" + method + "/" + status + path, 201, answer);
        try (Client client = new Client(bare)) {
            for (int slot = 0; slot < (path.contains(Request.SLOT) ? Request.SLOTS : 1); slot++) {
                client.require(left, slot);
            }
        }
    }
}
