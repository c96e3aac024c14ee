package io.drydock.apiserver.http;

/**
 * The name of something that one filter leaves in an exchange for those after it. Two attributes are the same only if
 * they are the same instance.
 */
public final class Attribute<T> {
    private final String name;

    private Attribute(String name) {
        this.name = name;
    }

    public static <T> Attribute<T> named(String name) {
        return new Attribute<>(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
