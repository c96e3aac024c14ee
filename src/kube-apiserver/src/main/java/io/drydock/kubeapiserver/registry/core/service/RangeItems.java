package io.drydock.kubeapiserver.registry.core.service;

import java.util.OptionalInt;

/** The addresses or ports of a range, counted from 0 on. */
interface RangeItems<T> {

    /** How the range is written, such as {@code 10.0.0.0/24} or {@code 30000-32767}. */
    String text();

    /** Absent for what is not one of them. */
    OptionalInt offset(T item);

    T item(int offset);
}
