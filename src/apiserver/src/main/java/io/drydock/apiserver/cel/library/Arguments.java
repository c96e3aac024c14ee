package io.drydock.apiserver.cel.library;

import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.drydock.apiserver.cel.library.Functions.Argument;
import java.util.List;

/** The arguments that several libraries take. */
final class Arguments {
    static final Argument<String> STRING = new Argument<>(SimpleType.STRING, String.class);
    static final Argument<Long> INT = new Argument<>(SimpleType.INT, Long.class);
    static final Argument<Boolean> BOOL = new Argument<>(SimpleType.BOOL, Boolean.class);

    @SuppressWarnings("rawtypes")
    static final Argument<List> LIST_OF_ANY = new Argument<>(ListType.create(SimpleType.DYN), List.class);

    private Arguments() {}
}
