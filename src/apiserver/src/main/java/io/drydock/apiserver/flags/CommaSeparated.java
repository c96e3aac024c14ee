package io.drydock.apiserver.flags;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in fields that commas separate; a field in double quotes may hold commas, and a doubled quote is a quote.
 *
 * @see "Go: vendor/github.com/spf13/pflag/string_slice.go: readAsCSV"
 */
final class CommaSeparated {
    private CommaSeparated() {}

    static List<String> split(String text) {
        List<String> fields = new ArrayList<>();
        if (text.isEmpty()) {
            return fields;
        }
        int position = 0;
        do {
            position = readField(text, position, fields) + 1;
        } while (position <= text.length());
        return fields;
    }

    /** Adds the field that begins at {@code start} and returns where it ends: at a comma, or at the end of the text. */
    private static int readField(String text, int start, List<String> fields) {
        if (start < text.length() && text.charAt(start) == '"') {
            return readQuoted(text, start, fields);
        }
        int comma = text.indexOf(',', start);
        int end = comma < 0 ? text.length() : comma;
        fields.add(text.substring(start, end));
        return end;
    }

    private static int readQuoted(String text, int start, List<String> fields) {
        StringBuilder field = new StringBuilder();
        int position = start + 1;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c != '"') {
                field.append(c);
            } else if (position < text.length() && text.charAt(position) == '"') {
                field.append('"');
                position++;
            } else if (position == text.length() || text.charAt(position) == ',') {
                fields.add(field.toString());
                return position;
            } else {
                break;
            }
        }
        throw new IllegalArgumentException("expected a list whose quoted elements end before a comma");
    }
}
