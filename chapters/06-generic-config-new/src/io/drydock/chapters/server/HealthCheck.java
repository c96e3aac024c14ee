package io.drydock.chapters.server;

import io.drydock.chapters.server.Hooks.Action;

/**
 * Something that can be unwell.
 *
 * @param probe throws when something is wrong
 */
public record HealthCheck(String name, Action probe) {
    /** Well as long as there is somebody to ask. */
    public static final HealthCheck PING = new HealthCheck("ping", () -> {});
}
