package io.drydock.apimachinery.json;

import io.drydock.apimachinery.validation.GoValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Collects the fields that come more than once in an object, while the text is read. */
final class RepeatedFields {
    private final List<String> found = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();

    List<String> found() {
        return List.copyOf(found);
    }

    /** @param object with the fields that have been read so far */
    void enterField(ObjectNode object, String name) {
        path.addLast(path.isEmpty() ? name : "." + name);
        if (object.has(name)) {
            found.add("duplicate field " + GoValue.quote(String.join("", path)));
        }
    }

    void enterElement(int index) {
        path.addLast("[" + index + "]");
    }

    void leave() {
        path.removeLast();
    }
}
