package io.drydock.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String PLAIN =
            "HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3;why=not\r\nhel\r\nA\r\nlo, world!\r\n0\r\nMore: so\r\n\r\n";

    private final StringBuilder body = new StringBuilder();
    private final AnswerReader reader = new AnswerReader(bytes -> body.append(US_ASCII.decode(bytes)));

    @Test
    void an_answer_ends_where_its_length_says() {
        ByteBuffer bytes = bytes(PLAIN + "HTTP/1.1 ");
        assertTrue(reader.accept(bytes));
        assertEquals(201, reader.status());
        assertEquals("hello", body.toString());
        assertEquals(5, reader.bodyBytes());
        assertEquals("HTTP/1.1 ".length(), bytes.remaining());
    }

    @Test
    void an_answer_in_chunks_ends_with_the_last_of_them() {
        assertTrue(reader.accept(bytes(CHUNKED)));
        assertEquals("hello, world!", body.toString());
        assertEquals(13, reader.bodyBytes());
    }

    @Test
    void an_answer_may_come_in_pieces_of_any_size() {
        for (String answer : new String[] {PLAIN, CHUNKED}) {
            body.setLength(0);
            for (int at = 0; at < answer.length(); at++) {
                assertEquals(at == answer.length() - 1, reader.accept(bytes(answer.substring(at, at + 1))));
            }
            assertTrue(body.toString().startsWith("hello"), body.toString());
        }
    }

    @Test
    void an_answer_without_a_body_ends_with_its_headers() {
        assertTrue(reader.accept(bytes("HTTP/1.1 204 No Content\r\n\r\n")));
    }

    @Test
    void a_stream_is_in_its_body_from_the_end_of_its_headers() {
        assertFalse(reader.accept(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n")));
        assertFalse(reader.isInBody());
        assertFalse(reader.accept(bytes("\r\n")));
        assertTrue(reader.isInBody());
    }

    @Test
    void what_is_no_answer_is_refused() {
        assertThrows(LoadException.class, () -> reader.accept(bytes("SSH-2.0-OpenSSH_9.2\r\n")));
        AnswerReader other = new AnswerReader(AnswerReader.Body.IGNORED);
        String bad = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nlong\r\n";
        assertThrows(LoadException.class, () -> other.accept(bytes(bad)));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }
}
