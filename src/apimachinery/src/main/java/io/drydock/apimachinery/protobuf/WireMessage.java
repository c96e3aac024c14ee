package io.drydock.apimachinery.protobuf;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a message. */
final class WireMessage {
    private final List<WireField> backwards;
    private final Map<Integer, WireField> byNumber = new HashMap<>();

    WireMessage(List<WireField> fields) {
        this.backwards = fields.stream()
                .sorted(Comparator.comparingInt(WireField::number).reversed())
                .toList();
        fields.forEach(field -> byNumber.put(field.number(), field));
    }

    Optional<WireField> field(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** @throws IllegalArgumentException when there is no such field */
    WireField field(String name) {
        return backwards.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the message has no field " + name));
    }

    /** From the highest number to the lowest. */
    List<WireField> backwards() {
        return backwards;
    }
}
