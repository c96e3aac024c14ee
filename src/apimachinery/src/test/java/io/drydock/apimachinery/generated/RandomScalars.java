package io.drydock.apimachinery.generated;

import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.json.RandomTrees;
import io.drydock.apimachinery.time.Rfc3339;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values without parts, in the form in which Go writes them. */
final class RandomScalars {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> QUANTITIES =
            List.of("0", "1", "500m", "1Gi", "2500m", "10M", "100Ki", "-3", "1n", "9223372036854775807", "12e6");
    private static final List<Long> NUMBERS =
            List.of(0L, 1L, -1L, 127L, 128L, 300L, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE, 8080L, 1L << 20);
    private static final List<Double> FRACTIONS = List.of(0.5, -1.25, 1e300, 3.0, 1e-9);
    private static final List<String> BYTES = List.of("", "AA==", "a3ViZQ==", "//79", "AAEC");

    private final Random random;

    RandomScalars(Random random) {
        this.random = random;
    }

    JsonNode value(ScalarType type) {
        return switch (type) {
            case STRING -> NODES.stringNode(text());
            case INT32 -> NODES.numberNode(pick(NUMBERS).intValue());
            case INT64 -> int64();
            case DOUBLE -> fraction();
            case BOOLEAN -> NODES.booleanNode(random.nextBoolean());
            case BYTES -> NODES.stringNode(pick(BYTES));
            case TIME -> NODES.stringNode(Rfc3339.seconds(Instant.ofEpochSecond(seconds())));
            case MICRO_TIME ->
                NODES.stringNode(Rfc3339.micros(Instant.ofEpochSecond(seconds(), 1_000L * random.nextInt(1_000_000))));
            case QUANTITY -> NODES.stringNode(pick(QUANTITIES));
            case INT_OR_STRING -> random.nextBoolean() ? NODES.stringNode(text()) : NODES.numberNode(random.nextInt());
            case ANY -> RandomTrees.object(random, 2);
        };
    }

    /** Fit for a name. */
    String word() {
        return "w" + Integer.toString(random.nextInt(36 * 36 * 36), 36);
    }

    private String text() {
        return random.nextBoolean() ? word() : RandomTrees.text(random);
    }

    private JsonNode int64() {
        long number = random.nextInt(4) == 0 ? random.nextLong() : pick(NUMBERS);
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }

    private JsonNode fraction() {
        double number = pick(FRACTIONS);
        return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }

    /** From 1902 to 2106. */
    private long seconds() {
        return random.nextInt() + (random.nextBoolean() ? 0 : (long) Integer.MAX_VALUE);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
