package io.drydock.apiserver.cel;

import dev.cel.common.types.CelType;

/** A name that expressions may use, and what the type checker takes it for. */
public record CelVariable(String name, CelType type) {}
