package io.drydock.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that is encoded once and sent many times. Wherever {@link #NUMBER} stands in its path or body, the number
 * of the sending is put in, so that names and contents differ.
 */
public final class Request {
    /** Stands for a number of as many decimal digits. */
    public static final String NUMBER = "##########";

    /** Stands for a number from 0 to {@link #SLOTS}, which the numbers of sendings take in turn. */
    public static final String SLOT = "@@@@";

    public static final int SLOTS = 1_000;

    private final String method;
    private final String path;
    private final int expected;
    private final byte[] bytes;
    private final List<Integer> numbers;
    private final List<Integer> slots;

    private Request(String method, String path, int expected, byte[] bytes) {
        this.method = method;
        this.path = path;
        this.expected = expected;
        this.bytes = bytes;
        this.numbers = places(bytes, NUMBER);
        this.slots = places(bytes, SLOT);
    }

    /** @param path with its query, as it goes over the wire */
    public static Request get(Endpoint endpoint, String path) {
        return of(endpoint, "GET", path, 200, "");
    }

    /**
     * @param expected the status of an answer that is right
     * @param body JSON, or nothing
     */
    public static Request of(Endpoint endpoint, String method, String path, int expected, String body) {
        return of(endpoint, method, path, expected, body.getBytes(UTF_8));
    }

    /** As {@link #of(Endpoint, String, String, int, String)}, with a body that is encoded already. */
    public static Request of(Endpoint endpoint, String method, String path, int expected, byte[] content) {
        StringBuilder head = new StringBuilder(method + " " + endpoint.path() + path + " HTTP/1.1\r\n");
        head.append("Host: ")
                .append(endpoint.host())
                .append(':')
                .append(endpoint.port())
                .append("\r\n");
        head.append("Accept: application/json\r\nUser-Agent: drydock-bench\r\n");
        endpoint.token()
                .ifPresent(token ->
                        head.append("Authorization: Bearer ").append(token).append("\r\n"));
        if (content.length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(content.length)
                    .append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(US_ASCII));
        all.writeBytes(content);
        return new Request(method, path, expected, all.toByteArray());
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    int expected() {
        return expected;
    }

    /** The request's bytes. They are not copied when there is no number in them. */
    byte[] encode(long number) {
        if (numbers.isEmpty() && slots.isEmpty()) {
            return bytes;
        }
        byte[] copy = bytes.clone();
        numbers.forEach(place -> put(number, copy, place, NUMBER.length()));
        slots.forEach(place -> put(number % SLOTS, copy, place, SLOT.length()));
        return copy;
    }

    private static void put(long number, byte[] bytes, int place, int digits) {
        long rest = number;
        for (int digit = digits - 1; digit >= 0; digit--) {
            bytes[place + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static List<Integer> places(byte[] bytes, String placeholder) {
        String text = new String(bytes, ISO_8859_1);
        List<Integer> places = new ArrayList<>();
        int at = text.indexOf(placeholder);
        while (at >= 0) {
            places.add(at);
            at = text.indexOf(placeholder, at + placeholder.length());
        }
        return List.copyOf(places);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
