package io.drydock.apiserver.openapi;

import io.drydock.apiserver.http.ContentHash;
import io.drydock.apiserver.http.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A document ready to be sent: plain, compressed, and with the tag by which a client recognises the one it has.
 *
 * @param hash of the plain bytes, SHA-512 in upper-case hexadecimal
 */
record Document(String mediaType, byte[] plain, byte[] compressed, String hash) {

    static Document of(String mediaType, byte[] plain) {
        return new Document(mediaType, plain, compress(plain), ContentHash.of(plain));
    }

    /** Answers with the document, or with 304 when the client has it already. */
    void send(HttpExchange exchange) throws IOException {
        String tag = "\"" + hash + "\"";
        exchange.setHeader("Vary", "Accept-Encoding, Accept");
        exchange.setHeader("Etag", tag);
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
