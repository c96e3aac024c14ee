package io.drydock.apiserver.http.jetty;

import io.drydock.apiserver.http.WebSocketConversation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a conversation over an open WebSocket. Whatever the client says is read and not listened to. */
final class WebSocketFrames implements FrameHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketFrames.class);

    private final WebSocketConversation conversation;
    private @Nullable CoreSession session;

    WebSocketFrames(WebSocketConversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void onOpen(CoreSession session, Callback callback) {
        this.session = session;
        callback.succeeded();
        session.demand();
        Thread.ofVirtual().name("websocket").start(() -> talk(session));
    }

    private void talk(CoreSession session) {
        try {
            conversation.talk(new SessionMessages(session));
        } catch (IOException gone) {
            LOG.debug("a client no longer listens", gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            session.close(CloseStatus.NORMAL, "", Callback.NOOP);
        }
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        CoreSession opened = Objects.requireNonNull(session, "Jetty opens a session before it gives it frames");
        if (frame.getOpCode() == OpCode.PING) {
            opened.sendFrame(new Frame(OpCode.PONG, BufferUtil.copy(frame.getPayload())), Callback.NOOP, false);
        }
        callback.succeeded();
        if (frame.getOpCode() != OpCode.CLOSE) {
            opened.demand();
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        LOG.debug("a WebSocket was broken off", cause);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        conversation.closed();
        callback.succeeded();
    }

    private record SessionMessages(CoreSession session) implements WebSocketConversation.Messages {
        @Override
        public void text(byte[] utf8) throws IOException {
            send(new Frame(OpCode.TEXT, ByteBuffer.wrap(utf8)));
        }

        @Override
        public void binary(byte[] bytes) throws IOException {
            send(new Frame(OpCode.BINARY, ByteBuffer.wrap(bytes)));
        }

        private void send(Frame frame) throws IOException {
            Callback.Completable sent = new Callback.Completable();
            session.sendFrame(frame, sent, false);
            try {
                sent.get();
            } catch (ExecutionException failure) {
                throw new IOException("the WebSocket is closed", failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while sending", interrupted);
            }
        }
    }
}
