/**
 * The binary form of objects, in which client-go and what is written with it speak of the built-in kinds.
 *
 * <p>The numbers of the fields are facts of each release, taken from its published message definitions and kept beside
 * this package as text: a line a message, with its kinds if it is of any, then a line a field: number, shape, type and
 * JSON name. The shapes are {@code one} (written when set), {@code always} (written even when zero), {@code list},
 * {@code map} and {@code inline}. A type that begins with {@code #} is a message.
 */
@NullMarked
package io.drydock.apimachinery.protobuf;

import org.jspecify.annotations.NullMarked;
