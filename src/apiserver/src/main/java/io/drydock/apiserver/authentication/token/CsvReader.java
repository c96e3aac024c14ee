package io.drydock.apiserver.authentication.token;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated records: fields in double quotes may hold commas, line breaks and doubled quotes; empty lines
 * are skipped.
 */
final class CsvReader {
    private final String text;
    private int position;
    private int line = 1;

    private CsvReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when a quote stands where none may, naming the line */
    static List<List<String>> read(String text) {
        CsvReader reader = new CsvReader(text.replace("\r\n", "\n"));
        List<List<String>> records = new ArrayList<>();
        while (reader.skipEmptyLines()) {
            records.add(reader.record());
        }
        return records;
    }

    private boolean skipEmptyLines() {
        while (position < text.length() && text.charAt(position) == '\n') {
            position++;
            line++;
        }
        return position < text.length();
    }

    private List<String> record() {
        List<String> fields = new ArrayList<>();
        while (true) {
            boolean quoted = position < text.length() && text.charAt(position) == '"';
            fields.add(quoted ? quotedField() : plainField());
            if (position >= text.length()) {
                return fields;
            }
            if (text.charAt(position++) == '\n') {
                line++;
                return fields;
            }
        }
    }

    private String plainField() {
        int start = position;
        while (position < text.length() && text.charAt(position) != ',' && text.charAt(position) != '\n') {
            if (text.charAt(position) == '"') {
                throw new IllegalArgumentException("parse error on line " + line + ": bare \" in non-quoted-field");
            }
            position++;
        }
        return text.substring(start, position);
    }

    private String quotedField() {
        StringBuilder field = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                field.append(c);
                continue;
            }
            if (position >= text.length() || text.charAt(position) == ',' || text.charAt(position) == '\n') {
                return field.toString();
            }
            if (text.charAt(position) != '"') {
                break;
            }
            field.append('"');
            position++;
        }
        throw new IllegalArgumentException(
                "parse error on line " + line + ": extraneous or missing \" in quoted-field");
    }
}
