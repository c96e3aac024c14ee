package io.drydock.apiserver.registry.rest;

/** Can show its objects as a table in a way of its own. What is not one is shown by {@link TableConvertor#DEFAULT}. */
public interface TableProvider extends RestStorage {
    TableConvertor tableConvertor();

    /** Whether who asks for a table gets one: subresources have none in older releases. */
    default boolean hasTables() {
        return true;
    }
}
