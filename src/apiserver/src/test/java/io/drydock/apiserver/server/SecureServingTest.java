package io.drydock.apiserver.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drydock.apiserver.certificates.SelfSigned;
import io.drydock.apiserver.http.Handler;
import io.drydock.apiserver.http.PlainText;
import io.drydock.apiserver.http.javalin.JavalinFront;
import io.drydock.apiserver.http.jetty.TlsSettings;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureServingTest {
    private SecureServingInfo serving;
    private JavalinFront front;

    private static final Handler ECHO = exchange -> {
        byte[] body = exchange.body().readAllBytes();
        String answer = exchange.method() + " " + exchange.path() + " ? " + exchange.rawQuery() + " "
                + exchange.header("X-Sent") + " " + new String(body, StandardCharsets.UTF_8) + " virtual="
                + Thread.currentThread().isVirtual();
        exchange.send(200, PlainText.CONTENT_TYPE, answer.getBytes(StandardCharsets.UTF_8));
    };

    @BeforeAll
    void start() {
        var tls = TlsSettings.of(SelfSigned.serving(List.of("localhost", "127.0.0.1")));
        serving = SecureServingInfo.listen(InetAddress.getLoopbackAddress(), 0, tls);
        front = serving.serve(ECHO);
    }

    @AfterAll
    void stop() throws InterruptedException {
        front.stop(Duration.ZERO);
    }

    static Stream<HttpClient.Version> versions() {
        return Stream.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void both_protocols_and_both_carriers_give_the_handler_the_same_exchange(HttpClient.Version version)
            throws Exception {
        try (TestClient client = TestClient.of(version, serving.port())) {
            for (String path : List.of("/api/v1/x%2Fy", "/apis", "/other/x%2Fy", "/")) {
                var request = client.request(path + "?a=b%20c")
                        .header("X-Sent", "sent")
                        .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString("body"))
                        .build();
                HttpResponse<String> response = client.client().send(request, HttpResponse.BodyHandlers.ofString());
                assertEquals(version, response.version());
                assertEquals(200, response.statusCode());
                assertEquals(
                        "PATCH " + path.replace("%2F", "/") + " ? a=b%20c sent body virtual=true", response.body());
                assertTrue(response.headers().firstValue("Server").isEmpty(), "no Server header");
                assertTrue(response.headers().firstValue("Date").isPresent(), "a Date header");
            }
        }
    }

    @Test
    void a_port_in_use_is_one_clear_line() {
        var failure = assertThrows(
                ListenException.class,
                () -> SecureServingInfo.listen(InetAddress.getLoopbackAddress(), serving.port(), serving.tls()));
        assertEquals(
                "failed to listen on 127.0.0.1:" + serving.port() + ": address already in use", failure.getMessage());
    }

    @Test
    void a_path_that_does_not_decode_is_a_bad_request() throws Exception {
        for (String target : List.of("/api/%zz", "/%ff", "*")) {
            try (SSLSocket socket = TestClient.socket(serving.port())) {
                socket.getOutputStream()
                        .write(("OPTIONS " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 400 "), target + ": " + answer);
                assertTrue(answer.endsWith("\r\n\r\n400 Bad Request"), target + ": " + answer);
            }
        }
    }
}
