package io.drydock.apimachinery.net;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An IP address, read without asking a resolver. An IPv4 address and its IPv4-mapped IPv6 form are the same address.
 *
 * @see "Go: net/ip.go: IP"
 */
public final class IpAddress implements Comparable<IpAddress> {
    private static final int GROUPS = 8;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** An address of 4 or 16 bytes; a mapped one becomes its IPv4 address. */
    public static IpAddress ofBytes(byte[] bytes) {
        if (bytes.length != 4 && bytes.length != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 bytes, not " + bytes.length);
        }
        return new IpAddress(isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes.clone());
    }

    /** Reads {@code 10.0.0.1} (leading zeros are decimal, as ever in Kubernetes) or {@code fd00::1}; no zones. */
    public static Optional<IpAddress> parse(String text) {
        return (text.indexOf(':') < 0 ? parseIpv4(text) : parseIpv6(text)).map(IpAddress::ofBytes);
    }

    private static Optional<byte[]> parseIpv4(String text) {
        byte[] bytes = new byte[4];
        int position = 0;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                if (position == text.length() || text.charAt(position) != '.') {
                    return Optional.empty();
                }
                position++;
            }
            int start = position;
            int value = 0;
            while (position < text.length() && isDigit(text.charAt(position)) && value <= 255) {
                value = value * 10 + (text.charAt(position) - '0');
                position++;
            }
            if (position == start || value > 255) {
                return Optional.empty();
            }
            bytes[part] = (byte) value;
        }
        return position == text.length() ? Optional.of(bytes) : Optional.empty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Optional<byte[]> parseIpv6(String text) {
        byte[] bytes = new byte[16];
        int filled = 0;
        int ellipsis = -1;
        int position = 0;
        if (text.startsWith("::")) {
            ellipsis = 0;
            position = 2;
        }
        while (position < text.length() && filled < 16) {
            int end = position;
            while (end < text.length() && HexFormat.isHexDigit(text.charAt(end))) {
                end++;
            }
            if (end == position || end - position > 4) {
                return Optional.empty();
            }
            if (end < text.length() && text.charAt(end) == '.') {
                Optional<byte[]> tail = parseIpv4(text.substring(position));
                if (tail.isEmpty() || filled > 12 || (ellipsis < 0 && filled != 12)) {
                    return Optional.empty();
                }
                System.arraycopy(tail.get(), 0, bytes, filled, 4);
                filled += 4;
                position = text.length();
                break;
            }
            int group = HexFormat.fromHexDigits(text, position, end);
            bytes[filled++] = (byte) (group >> 8);
            bytes[filled++] = (byte) group;
            position = end;
            if (position == text.length()) {
                break;
            }
            if (text.charAt(position) != ':' || position + 1 == text.length()) {
                return Optional.empty();
            }
            position++;
            if (text.charAt(position) == ':') {
                if (ellipsis >= 0) {
                    return Optional.empty();
                }
                ellipsis = filled;
                position++;
            }
        }
        if (position != text.length() || (filled < 16) != (ellipsis >= 0)) {
            return Optional.empty();
        }
        if (ellipsis >= 0) {
            int moved = filled - ellipsis;
            System.arraycopy(bytes, ellipsis, bytes, 16 - moved, moved);
            Arrays.fill(bytes, ellipsis, 16 - moved, (byte) 0);
        }
        return Optional.of(bytes);
    }

    private static boolean isMapped(byte[] bytes) {
        if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    public boolean isIpv4() {
        return bytes.length == 4;
    }

    /** A copy: 4 bytes or 16. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    public boolean isUnspecified() {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    public boolean isLoopback() {
        return isIpv4() ? bytes[0] == 127 : toString().equals("::1");
    }

    public boolean isMulticast() {
        return isIpv4() ? (bytes[0] & 0xf0) == 0xe0 : bytes[0] == -1;
    }

    public boolean isLinkLocalUnicast() {
        return isIpv4()
                ? (bytes[0] & 0xff) == 169 && (bytes[1] & 0xff) == 254
                : (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xc0) == 0x80;
    }

    public boolean isLinkLocalMulticast() {
        return isIpv4()
                ? (bytes[0] & 0xff) == 224 && bytes[1] == 0 && bytes[2] == 0
                : bytes[0] == -1 && (bytes[1] & 0x0f) == 0x02;
    }

    /** IPv4 before IPv6, then by value. */
    @Override
    public int compareTo(IpAddress other) {
        return bytes.length == other.bytes.length
                ? Arrays.compareUnsigned(bytes, other.bytes)
                : Integer.compare(bytes.length, other.bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The canonical form: the longest run of zero groups is left out. */
    @Override
    public String toString() {
        if (isIpv4()) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
        }
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            if (end - i > runLength) {
                runStart = i;
                runLength = end - i;
            }
            i = Math.max(i, end);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
                continue;
            }
            if (i > 0 && (runStart < 0 || i != runStart + runLength)) {
                text.append(':');
            }
            text.append(Integer.toHexString(group(i)));
        }
        return text.toString();
    }

    private int group(int index) {
        return (bytes[2 * index] & 0xff) << 8 | (bytes[2 * index + 1] & 0xff);
    }
}
