package io.drydock.apiserver.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The beginning of an answer, up to its body, read from a connection byte for byte: not one that follows is taken.
 *
 * @param headers by name, in any case
 */
record ResponseHead(int status, Map<String, List<String>> headers) {
    private static final int MOST_BYTES = 64 * 1024;
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    static ResponseHead read(InputStream input) throws IOException {
        String[] lines = bytes(input).split("\r\n", -1);
        String[] statusLine = lines[0].split(" ", 3);
        if (!statusLine[0].startsWith("HTTP/") || statusLine.length < 2 || !statusLine[1].matches("\\d{3}")) {
            throw new IOException("malformed HTTP response \"" + lines[0] + "\"");
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).strip();
                headers.computeIfAbsent(name, absent -> new ArrayList<>(1))
                        .add(lines[i].substring(colon + 1).strip());
            }
        }
        return new ResponseHead(Integer.parseInt(statusLine[1]), headers);
    }

    private static String bytes(InputStream input) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END.length) {
            int next = input.read();
            if (next < 0) {
                throw new EOFException("EOF");
            }
            if (head.size() == MOST_BYTES) {
                throw new IOException("the head of the answer is longer than " + MOST_BYTES + " bytes");
            }
            head.write(next);
            if (next == END[matched]) {
                matched++;
            } else {
                matched = next == END[0] ? 1 : 0;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1).substring(0, head.size() - END.length);
    }

    Optional<String> first(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    boolean isChunked() {
        return first("transfer-encoding")
                .map(encoding -> encoding.toLowerCase(Locale.ROOT).contains("chunked"))
                .orElse(false);
    }

    /** Empty when the body ends with the connection. */
    OptionalInt contentLength() {
        return first("content-length")
                .filter(length -> length.matches("\\d{1,9}"))
                .map(length -> OptionalInt.of(Integer.parseInt(length)))
                .orElseGet(OptionalInt::empty);
    }
}
