package io.drydock.notebooks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Values beside each other, as bars from left to right. */
public final class Bars {
    private static final int STEP = 26;
    private static final int LONGEST = 360;
    private static final int MARGIN = 14;

    private final Map<String, Long> values = new LinkedHashMap<>();
    private final String unit;

    /** @param unit written behind every value */
    public Bars(String unit) {
        this.unit = unit;
    }

    /** Adds a bar below the others. */
    public Bars bar(String label, long value) {
        values.put(label, value);
        return this;
    }

    public Picture picture() {
        int labels = values.keySet().stream().mapToInt(String::length).max().orElse(0) * Canvas.LETTER + 2 * MARGIN;
        long most = Math.max(
                1, values.values().stream().mapToLong(Long::longValue).max().orElse(1));
        int amounts = ((most + " " + unit).length() + 2) * Canvas.LETTER;
        Canvas canvas = new Canvas(labels + LONGEST + amounts, values.size() * STEP + 2 * MARGIN);
        StringJoiner words = new StringJoiner(", ");
        int top = MARGIN;
        for (Map.Entry<String, Long> value : values.entrySet()) {
            int length = (int) Math.max(1, value.getValue() * LONGEST / most);
            String amount = value.getValue() + " " + unit;
            canvas.text(labels - MARGIN, top + 15, "end", Canvas.INK, value.getKey());
            canvas.box(labels, top, length, STEP - 6, Canvas.SEA);
            canvas.text(labels + length + 8, top + 15, "start", Canvas.INK, amount);
            words.add(value.getKey() + ": " + amount);
            top += STEP;
        }
        return new Picture(canvas.svg(), words.toString());
    }
}
