package io.drydock.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Chapter 8: serving, and ending without losing a request.
 *
 * @see "Go: staging/src/k8s.io/apiserver/pkg/server/genericapiserver.go: preparedGenericAPIServer.Run"
 */
@Timeout(60)
public interface RunContract {
    String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    String OBJECT = "{\"metadata\":{\"name\":\"a-config\"}}";

    /** Starts a server and waits until it is ready. */
    Running start() throws Exception;

    /** What becomes of a server that is to listen on a port that is taken. */
    Finished startOn(int takenPort) throws Exception;

    /** What becomes of a server with a post-start hook that fails, saying {@code no luck}. */
    Finished startWithFailingHook() throws Exception;

    /** Which pre-shutdown hooks have run of a server that has {@code first}, which fails, and {@code second}. */
    List<String> preShutdownHooksThatRan() throws Exception;

    /** A server that runs. */
    interface Running extends AutoCloseable {
        URI address();

        /** Of somebody who may do everything. */
        String token();

        /** Returns when a request that writes has come through the filters and waits for its body. */
        void awaitRequestUnderWay() throws Exception;

        /** As the first Ctrl-C does. */
        void askToStop();

        /** The exit code, once it has ended. */
        int awaitExit() throws InterruptedException;

        @Override
        void close();
    }

    @Test
    default void a_client_creates_lists_and_watches() throws Exception {
        try (Running server = start();
                RawRequest create = new RawRequest(server.address());
                RawRequest watch = new RawRequest(server.address())) {
            watch.send(head("GET", CONFIG_MAPS + "?watch=1", server), "", "");
            assertAnswer(" 200 ", watch);
            create.send(head("POST", CONFIG_MAPS, server), "Content-Length: " + OBJECT.length(), "", OBJECT);
            assertAnswer(" 201 ", create);
            String event = lineWith(watch, "\"type\":\"ADDED\"");
            assertTrue(event.contains("a-config"), event);
        }
    }

    // tag::in-flight[]
    @Test
    default void a_request_in_flight_is_answered_although_nobody_new_is_let_in() throws Exception {
        try (Running server = start();
                RawRequest slow = new RawRequest(server.address())) {
            slow.send(
                    head("POST", CONFIG_MAPS, server),
                    "Content-Length: " + OBJECT.length(),
                    "Expect: 100-continue",
                    "",
                    "");
            assertAnswer(" 100 ", slow);
            skipHeaders(slow);
            server.awaitRequestUnderWay();
            server.askToStop();
            awaitClosed(server.address());

            slow.send(OBJECT);

            assertAnswer(" 201 ", slow);
            assertEquals(0, server.awaitExit());
        }
    }
    // end::in-flight[]

    // tag::port[]
    @Test
    default void a_port_in_use_is_one_clear_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finished finished = startOn(taken.getLocalPort());
            assertEquals(1, finished.exitCode());
            List<String> errors = finished.err()
                    .lines()
                    .filter(line -> line.startsWith("error: "))
                    .toList();
            assertEquals(1, errors.size(), finished.err());
            assertTrue(errors.getFirst().contains("127.0.0.1:" + taken.getLocalPort()), errors::toString);
            assertTrue(errors.getFirst().contains("in use"), errors::toString);
        }
    }
    // end::port[]

    // tag::failing-hook[]
    @Test
    default void a_post_start_hook_that_fails_ends_the_process() throws Exception {
        Finished finished = startWithFailingHook();
        assertEquals(1, finished.exitCode());
        assertTrue(finished.err().contains("no luck"), finished.err());
    }
    // end::failing-hook[]

    @Test
    default void a_pre_shutdown_hook_that_fails_does_not_stop_the_others() throws Exception {
        assertEquals(List.of("first", "second"), preShutdownHooksThatRan());
    }

    private static void skipHeaders(RawRequest request) throws IOException {
        while (!request.line().isEmpty()) {
            continue;
        }
    }

    private static void assertAnswer(String status, RawRequest request) throws IOException {
        String line = request.line();
        assertTrue(line.contains(status), line);
    }

    private static String head(String method, String target, Running server) {
        return method + " " + target + " HTTP/1.1\r\nHost: " + server.address().getAuthority()
                + "\r\nAuthorization: Bearer " + server.token() + "\r\nContent-Type: application/json";
    }

    private static String lineWith(RawRequest request, String part) throws IOException {
        String line = request.line();
        while (!line.contains(part)) {
            line = request.line();
        }
        return line;
    }

    private static void awaitClosed(URI server) {
        boolean isOpen = true;
        while (isOpen) {
            try (Socket probe = new Socket(server.getHost(), server.getPort())) {
                isOpen = probe.isConnected();
            } catch (IOException refused) {
                isOpen = false;
            }
        }
        assertThrows(ConnectException.class, () -> new Socket(server.getHost(), server.getPort()).close());
    }
}
