package io.drydock.apiserver.registry.rest;

import java.util.Map;

/** Picks objects by a set of names and values: their labels, or the fields they can be selected by. */
@FunctionalInterface
public interface ObjectFilter {
    ObjectFilter EVERYTHING = values -> true;

    boolean matches(Map<String, String> values);
}
