package io.drydock.apiserver.openapi;

import io.drydock.apiserver.http.ContentHash;
import io.drydock.apiserver.http.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPOutputStream;

/**
 * A document ready to be sent: plain, compressed, and with the tag by which a client recognises the one it has.
 *
 * @param hash of the plain bytes, SHA-512 in upper-case hexadecimal
 * @param made when it was put together
 */
record Document(String mediaType, byte[] plain, byte[] compressed, String hash, Instant made) {

    static Document of(String mediaType, byte[] plain) {
        return new Document(mediaType, plain, compress(plain), ContentHash.of(plain), Instant.now());
    }

    /** Answers with the document, or with 304 when the client has it already. */
    void send(HttpExchange exchange) throws IOException {
        String tag = "\"" + hash + "\"";
        exchange.setHeader("Vary", "Accept-Encoding, Accept");
        exchange.setHeader("Etag", tag);
        exchange.setHeader("Last-Modified", httpDate(made));
        if (exchange.header("If-None-Match").contains(tag)) {
            exchange.setStatus(304);
            return;
        }
        boolean gzip = exchange.header("Accept-Encoding").contains("gzip");
        if (gzip) {
            exchange.setHeader("Content-Encoding", "gzip");
        }
        exchange.send(200, mediaType, gzip ? compressed : plain);
    }

    static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 8);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
