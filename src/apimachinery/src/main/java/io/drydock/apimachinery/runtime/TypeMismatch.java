package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.StructType;
import java.util.ArrayDeque;
import java.util.Deque;

/** A value that its type does not allow. On its way up it learns where the value stands. */
final class TypeMismatch extends RuntimeException {
    private final String readerProblem;
    private final String given;
    private final String expected;

    private final StringBuilder readerPath = new StringBuilder();
    private final Deque<String> jsonPath = new ArrayDeque<>();
    private String struct = "";

    /**
     * @param readerProblem what json-iterator says, with its view of the bytes
     * @param given what stands there, as encoding/json names it: {@code string}, {@code number 1.5}
     * @param expected the type's name in Go
     */
    TypeMismatch(String readerProblem, String given, String expected) {
        super(readerProblem, null, false, false);
        this.readerProblem = readerProblem;
        this.given = given;
        this.expected = expected;
    }

    /** A type of its own that refused the value. */
    static TypeMismatch refused(String readerProblem, String problem) {
        return new TypeMismatch(readerProblem, "", problem);
    }

    void inField(StructType owner, Field field) {
        readerPath.insert(0, owner.goName() + "." + field.goPath().replace("/", ": ") + ": ");
        jsonPath.addFirst(field.name());
        if (struct.isEmpty()) {
            struct = owner.goName().substring(owner.goName().indexOf('.') + 1);
        }
    }

    void inList(String listType) {
        readerPath.insert(0, listType + ": ");
    }

    String message(DecodeWording wording) {
        return switch (wording) {
            case JSON_ITERATOR -> readerPath + readerProblem;
            case ENCODING_JSON -> given.isEmpty() ? expected : unmarshalProblem();
        };
    }

    private String unmarshalProblem() {
        String target = struct.isEmpty()
                ? "Go value of type "
                : "Go struct field " + struct + "." + String.join(".", jsonPath) + " of type ";
        return "json: cannot unmarshal " + given + " into " + target + expected;
    }
}
