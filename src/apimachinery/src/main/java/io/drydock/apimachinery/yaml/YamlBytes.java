package io.drydock.apimachinery.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text of the bytes of a YAML document, and refuses before any grammar what may not stand in one.
 *
 * @see "Go: gopkg.in/yaml.v2/readerc.go: yaml_parser_update_buffer, scannerc.go: yaml_parser_scan_directive"
 */
final class YamlBytes {
    private static final Pattern DIRECTIVES =
            Pattern.compile("\\A(?:\\uFEFF)?(?:(?:#.*|[ \\t]*|%.*)\\R)*?%(\\S+)[ \\t]*(\\S*)");

    private YamlBytes() {}

    /** @throws YamlSyntaxException with the message for the client */
    static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new YamlSyntaxException("yaml: " + malformed(bytes));
        }
        if (!text.chars().allMatch(YamlBytes::isAllowed)) {
            throw new YamlSyntaxException("yaml: control characters are not allowed");
        }
        Matcher directive = DIRECTIVES.matcher(text);
        if (text.indexOf('%') >= 0 && directive.lookingAt()) {
            requireKnown(directive.group(1), directive.group(2));
        }
        return text;
    }

    private static void requireKnown(String name, String value) {
        if (name.equals("YAML") && !value.equals("1.1")) {
            throw new YamlSyntaxException("yaml: found incompatible YAML document");
        }
        if (!name.equals("YAML") && !name.equals("TAG")) {
            throw new YamlSyntaxException("yaml: found unknown directive name");
        }
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 ? c <= 0x7e || c == 0x85 || (c >= 0xa0 && c < 0xfffe) : c == '\t' || c == '\n' || c == '\r';
    }

    private static String malformed(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int octet = bytes[at] & 0xff;
            int width = width(octet);
            if (width == 0) {
                return "invalid leading UTF-8 octet";
            }
            if (at + width > bytes.length) {
                return "incomplete UTF-8 octet sequence";
            }
            int value = width == 1 ? octet : octet & (0x7f >> width);
            for (int i = 1; i < width; i++) {
                if ((bytes[at + i] & 0xc0) != 0x80) {
                    return "invalid trailing UTF-8 octet";
                }
                value = value << 6 | (bytes[at + i] & 0x3f);
            }
            if (width > 1 && value < (width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000)) {
                return "invalid length of a UTF-8 sequence";
            }
            at += width;
        }
        return "invalid Unicode character";
    }

    private static int width(int octet) {
        if (octet < 0x80) {
            return 1;
        }
        return (octet & 0xe0) == 0xc0 ? 2 : (octet & 0xf0) == 0xe0 ? 3 : (octet & 0xf8) == 0xf0 ? 4 : 0;
    }
}
