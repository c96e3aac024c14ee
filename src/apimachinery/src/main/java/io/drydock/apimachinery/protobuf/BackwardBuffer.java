package io.drydock.apimachinery.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes written from the last to the first. What goes before a message is its length, which is known once the message
 * is there, so nothing is measured or moved.
 */
final class BackwardBuffer {
    private byte[] bytes;
    private int start;

    BackwardBuffer(int capacity) {
        bytes = new byte[capacity];
        start = bytes.length;
    }

    /** How many bytes were written. */
    int length() {
        return bytes.length - start;
    }

    byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    void putByte(int value) {
        makeRoom(1);
        bytes[--start] = (byte) value;
    }

    void putBytes(byte[] value) {
        makeRoom(value.length);
        start -= value.length;
        System.arraycopy(value, 0, bytes, start, value.length);
    }

    /** Seven bits a byte, the lowest first; a negative number takes ten bytes. */
    void putVarint(long value) {
        int size = varintSize(value);
        makeRoom(size);
        start -= size;
        long left = value;
        for (int i = start; i < start + size - 1; i++) {
            bytes[i] = (byte) (left & 0x7f | 0x80);
            left >>>= 7;
        }
        bytes[start + size - 1] = (byte) left;
    }

    /** Eight bytes, the lowest first. */
    void putFixed64(long value) {
        makeRoom(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[--start] = (byte) (value >>> shift);
        }
    }

    void putTag(int number, int wireType) {
        putVarint((long) number << 3 | wireType);
    }

    void putString(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        putBytes(utf8);
        putVarint(utf8.length);
    }

    static int varintSize(long value) {
        return value == 0 ? 1 : (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7;
    }

    private void makeRoom(int size) {
        if (size <= start) {
            return;
        }
        int length = length();
        int capacity = Math.max(Math.addExact(bytes.length, bytes.length), Math.addExact(length, size));
        byte[] greater = new byte[capacity];
        System.arraycopy(bytes, start, greater, capacity - length, length);
        bytes = greater;
        start = capacity - length;
    }
}
