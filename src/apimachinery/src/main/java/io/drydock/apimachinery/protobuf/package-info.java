/**
 * The binary form of objects, in which client-go and kubectl send the built-in kinds.
 *
 * <p>The numbers of the fields are facts of each release, taken from its published message definitions and kept beside
 * this package as text: a line a message, with its kind if it is one, then a line a field: number, {@code one},
 * {@code list}, {@code map} or {@code inline}, type and JSON name. A type that begins with {@code #} is a message.
 */
@NullMarked
package io.drydock.apimachinery.protobuf;

import org.jspecify.annotations.NullMarked;
