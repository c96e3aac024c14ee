package io.drydock.kubeapiserver.protobuf;

import static io.drydock.kubeapiserver.protobuf.Wire.PROTOBUF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Watches in protobuf, read with classes that nobody here wrote. */
@Timeout(30)
class ProtobufWatchTest {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String STREAM = PROTOBUF + ";stream=watch";

    private static Wire wire;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        wire = Wire.start("1.36");
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void every_event_comes_behind_its_length() throws Exception {
        configMap("frames");
        String path = CONFIG_MAPS + "?watch=1&fieldSelector=metadata.name%3Dframes";
        HttpResponse<InputStream> answer = wire.watch(path, STREAM);
        assertEquals(STREAM, answer.headers().firstValue("Content-Type").orElseThrow());
        try (DataInputStream events = new DataInputStream(answer.body())) {
            assertEvent("ADDED", "frames", read(events));
            wire.send("DELETE", CONFIG_MAPS + "/frames", "{\"apiVersion\":\"v1\",\"kind\":\"DeleteOptions\"}");
            assertEvent("DELETED", "frames", read(events));
        }
    }

    @Test
    void watchers_of_metadata_get_no_more() throws Exception {
        configMap("partial");
        String path = CONFIG_MAPS + "?watch=1&fieldSelector=metadata.name%3Dpartial";
        String accept = STREAM + ";as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
        try (DataInputStream events =
                new DataInputStream(wire.watch(path, accept).body())) {
            Runtime.Unknown object = object(read(events));
            assertEquals("PartialObjectMetadata", object.getTypeMeta().getKind());
            Meta.PartialObjectMetadata metadata = Meta.PartialObjectMetadata.parseFrom(object.getRaw());
            assertEquals("partial", metadata.getMetadata().getName());
            assertTrue(metadata.getUnknownFields().asMap().isEmpty());
        }
    }

    @Test
    void a_bookmark_ends_what_is_there() throws Exception {
        String path = CONFIG_MAPS + "?watch=1&sendInitialEvents=true&allowWatchBookmarks=true"
                + "&resourceVersionMatch=NotOlderThan&fieldSelector=metadata.name%3Dnone";
        try (DataInputStream events =
                new DataInputStream(wire.watch(path, STREAM).body())) {
            Meta.WatchEvent event = read(events);
            assertEquals("BOOKMARK", event.getType());
            V1.ConfigMap bookmark = V1.ConfigMap.parseFrom(object(event).getRaw());
            assertEquals("true", bookmark.getMetadata().getAnnotationsOrThrow("k8s.io/initial-events-end"));
        }
    }

    @Test
    void a_failure_is_an_event_with_a_status() throws Exception {
        String path = CONFIG_MAPS + "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                + "&resourceVersion=99999999";
        try (DataInputStream events =
                new DataInputStream(wire.watch(path, STREAM).body())) {
            Meta.WatchEvent event = read(events);
            assertEquals("ERROR", event.getType());
            assertEquals("Status", object(event).getTypeMeta().getKind());
            assertEquals(504, Meta.Status.parseFrom(object(event).getRaw()).getCode());
        }
    }

    @Test
    void a_message_of_a_websocket_is_an_event_without_its_length() throws Exception {
        configMap("socket");
        URI uri = URI.create(wire.server().url().toString().replace("https", "wss") + CONFIG_MAPS
                + "?watch=1&fieldSelector=metadata.name%3Dsocket");
        BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
        WebSocket socket = wire.client()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer admintoken")
                .header("Accept", STREAM)
                .header("Origin", wire.server().url().toString())
                .buildAsync(uri, new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
                        byte[] bytes = new byte[data.remaining()];
                        data.get(bytes);
                        messages.add(bytes);
                        from.request(1);
                        return null;
                    }
                })
                .get(10, TimeUnit.SECONDS);
        byte[] message = messages.poll(10, TimeUnit.SECONDS);
        assertEvent("ADDED", "socket", Meta.WatchEvent.parseFrom(message));
        socket.abort();
    }

    private static void assertEvent(String type, String name, Meta.WatchEvent event) throws IOException {
        assertEquals(type, event.getType());
        Runtime.Unknown object = object(event);
        assertEquals("v1", object.getTypeMeta().getApiVersion());
        assertEquals("ConfigMap", object.getTypeMeta().getKind());
        assertEquals(name, V1.ConfigMap.parseFrom(object.getRaw()).getMetadata().getName());
    }

    private static Meta.WatchEvent read(DataInputStream events) throws IOException {
        return Meta.WatchEvent.parseFrom(events.readNBytes(events.readInt()));
    }

    private static Runtime.Unknown object(Meta.WatchEvent event) throws InvalidProtocolBufferException {
        byte[] raw = event.getObject().getRaw().toByteArray();
        assertEquals("k8s\0", new String(raw, 0, 4, StandardCharsets.US_ASCII));
        return Runtime.Unknown.parseFrom(Arrays.copyOfRange(raw, 4, raw.length));
    }

    private static void configMap(String name) throws IOException, InterruptedException {
        assertEquals(201, wire.send("POST", CONFIG_MAPS, """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s"}}""".formatted(name)).code());
    }
}
