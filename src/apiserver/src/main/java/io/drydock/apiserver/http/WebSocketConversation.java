package io.drydock.apiserver.http;

import java.io.IOException;

/** What is said over a WebSocket to the client whose request asked for one. */
public interface WebSocketConversation {

    /**
     * Speaks until it returns, on a virtual thread of its own; then the socket is closed.
     *
     * @throws IOException when the client no longer listens
     */
    void talk(Messages messages) throws IOException, InterruptedException;

    /** Called when the socket is closed, whoever closed it, and when it could not be opened. */
    void closed();

    /** The way to the client. */
    interface Messages {
        /** Sends one message, and returns when it is on its way. */
        void text(byte[] utf8) throws IOException;

        /** The same for a message that is no text. */
        void binary(byte[] bytes) throws IOException;
    }
}
