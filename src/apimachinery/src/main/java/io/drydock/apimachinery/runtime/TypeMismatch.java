package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.StructType;
import java.util.ArrayDeque;
import java.util.Deque;

/** A value that its type does not allow. On its way up it learns where the value stands. */
final class TypeMismatch extends RuntimeException {
    private final String given;
    private final String expected;

    private final Deque<String> path = new ArrayDeque<>();
    private String struct = "";

    /**
     * @param given what stands there, as encoding/json names it: {@code string}, {@code number 1.5}
     * @param expected the type's name in Go
     */
    TypeMismatch(String given, String expected) {
        super(expected, null, false, false);
        this.given = given;
        this.expected = expected;
    }

    /** A type of its own that refused the value. */
    static TypeMismatch refused(String problem) {
        return new TypeMismatch("", problem);
    }

    /** What is inlined is named after the structs that inline it. */
    void inField(StructType owner, Field field) {
        path.addFirst(field.name());
        String[] inGo = field.goPath().split("/", -1);
        for (int embedded = inGo.length - 2; embedded >= 0; embedded--) {
            path.addFirst(inGo[embedded]);
        }
        if (struct.isEmpty()) {
            struct = owner.goName().substring(owner.goName().indexOf('.') + 1);
        }
    }

    /** In the words of encoding/json. */
    String message() {
        if (given.isEmpty()) {
            return expected;
        }
        String target = struct.isEmpty()
                ? "Go value of type "
                : "Go struct field " + struct + "." + String.join(".", path) + " of type ";
        return "json: cannot unmarshal " + given + " into " + target + expected;
    }
}
