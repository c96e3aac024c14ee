package io.drydock.apimachinery.runtime;

import io.drydock.apimachinery.catalog.Field;
import io.drydock.apimachinery.catalog.ListType;
import io.drydock.apimachinery.catalog.MapType;
import io.drydock.apimachinery.catalog.ScalarType;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.catalog.Type;
import io.drydock.apimachinery.json.JsonDecoder;
import java.util.Optional;

/**
 * Finds what json-iterator says about JSON with a wrong value. Its message names more than the way to the value: after
 * an error it reads on, and whatever comes behind on the same level is put before the message, as in
 * {@code v1.Secret.ObjectMeta: v1.ObjectMeta.TypeMeta: Kind: Data: decode base64: ...}.
 *
 * @see "Go: vendor/github.com/json-iterator/go/reflect_struct_decoder.go: generalStructDecoder.Decode"
 */
final class IteratorReader {
    /** A struct with no more fields than this has a decoder that looks fields up in another way. */
    private static final int FEW_FIELDS = 10;

    private final IteratorInput input;
    private final IteratorSkipping skipping;

    private IteratorReader(byte[] json) {
        this.input = new IteratorInput(json, 0);
        this.skipping = new IteratorSkipping(input);
    }

    /**
     * @param json one value whose syntax was checked
     * @return the whole message; empty when json-iterator takes the value as it is
     */
    static Optional<String> problem(byte[] json, StructType type) {
        IteratorReader reader = new IteratorReader(json);
        reader.struct(type);
        return reader.input.failed() ? Optional.of(reader.input.problem()) : Optional.empty();
    }

    private void value(Type type, String goType) {
        switch (type) {
            case StructType struct -> struct(struct);
            case MapType map -> map(map, GoTypeNames.ofElement(goType));
            case ListType list -> list(list, goType);
            case ScalarType scalar -> scalar(scalar);
        }
    }

    private void struct(StructType type) {
        long fields = type.size();
        if (fields == 0) {
            empty();
        } else if (objectStarts()) {
            if (fields <= FEW_FIELDS) {
                fewFields(type);
            } else {
                manyFields(type);
            }
        }
    }

    private void empty() {
        int first = input.token();
        input.unread();
        if (first != '{' && first != 'n') {
            input.report("skipObjectDecoder", "expect object or null");
        } else {
            skipping.skip();
        }
    }

    private boolean objectStarts() {
        int first = input.token();
        if (first == '{') {
            if (input.token() == '}') {
                return false;
            }
            input.unread();
            return true;
        }
        if (first == 'n') {
            input.rest("ull");
        } else {
            input.report("readObjectStart", "expect { or n, but found " + IteratorInput.shown(first));
        }
        return false;
    }

    private void fewFields(StructType type) {
        int behind;
        do {
            field(type, input.fieldName());
            behind = input.token();
        } while (behind == ',');
        if (behind != '}') {
            input.report("isObjectEnd", "object ended prematurely, unexpected char " + IteratorInput.shown(behind));
        }
        input.prefix(type.goName() + ".");
    }

    private void manyFields(StructType type) {
        int behind;
        do {
            String name = input.string();
            input.token();
            field(type, name);
            behind = input.token();
        } while (behind == ',');
        input.prefix(type.goName() + ".");
        if (behind != '}') {
            input.report("struct Decode", "expect }, but found " + IteratorInput.shown(behind));
        }
    }

    private void field(StructType owner, String name) {
        Optional<Field> known = owner.field(name);
        if (known.isEmpty()) {
            skipping.skip();
            return;
        }
        Field field = known.get();
        if (!field.presence().pointer() || !input.nothing()) {
            value(field.type(), field.goType());
        }
        input.prefix(field.goPath().replace("/", ": ") + ": ");
    }

    private void map(MapType type, String valueType) {
        int token = input.token();
        if (token == 'n') {
            input.rest("ull");
            return;
        }
        if (token != '{') {
            input.report("ReadMapCB", "expect { or n, but found " + IteratorInput.shown(token));
            return;
        }
        if (input.token() == '}') {
            return;
        }
        input.unread();
        do {
            input.string();
            if (input.token() != ':') {
                return;
            }
            value(type.value(), valueType);
            token = input.token();
        } while (token == ',');
        if (token != '}') {
            input.report("ReadMapCB", "expect }, but found " + IteratorInput.shown(token));
        }
    }

    private void list(ListType type, String goType) {
        String itemType = GoTypeNames.ofElement(goType);
        items(() -> value(type.item(), itemType));
        input.prefix(GoTypeNames.of(type, goType) + ": ");
    }

    private void items(Runnable item) {
        int token = input.token();
        if (token == 'n') {
            input.rest("ull");
            return;
        }
        if (token != '[') {
            input.report("decode slice", "expect [ or n, but found " + IteratorInput.shown(token));
            return;
        }
        if (input.token() == ']') {
            return;
        }
        input.unread();
        do {
            item.run();
            token = input.token();
        } while (token == ',');
        if (token != ']') {
            input.report("decode slice", "expect ], but found " + IteratorInput.shown(token));
        }
    }

    private void scalar(ScalarType type) {
        switch (type) {
            case STRING -> input.string();
            case TIME, MICRO_TIME, QUANTITY, INT_OR_STRING, ANY -> special(type);
            case BOOLEAN, INT32, INT64, DOUBLE, BYTES -> {
                if (!input.nothing()) {
                    plain(type);
                }
            }
        }
    }

    private void plain(ScalarType type) {
        switch (type) {
            case BOOLEAN -> bool();
            case INT32 -> new IteratorIntegers(input, 32).read();
            case INT64 -> new IteratorIntegers(input, 64).read();
            case DOUBLE -> number();
            case BYTES -> bytes();
            case STRING, TIME, MICRO_TIME, QUANTITY, INT_OR_STRING, ANY ->
                throw new IllegalArgumentException(type + " reads null itself");
        }
    }

    private void bool() {
        int first = input.token();
        switch (first) {
            case 't' -> input.rest("rue");
            case 'f' -> input.rest("alse");
            default -> input.report("ReadBool", "expect t or f, but found " + IteratorInput.shown(first));
        }
    }

    private void number() {
        int start = skipping.floatingPoint();
        if (start < 0) {
            input.report("readNumberAsString", "invalid number");
        } else if (!input.failed()) {
            String text = input.text(start, input.head());
            if (Double.isInfinite(Double.parseDouble(text))) {
                input.reportPlainly("strconv.ParseFloat: parsing \"" + text + "\": value out of range");
            }
        }
    }

    private void bytes() {
        int first = input.token();
        input.unread();
        if (first == '[') {
            items(() -> {
                if (!input.nothing()) {
                    new IteratorIntegers(input, Byte.SIZE).readUnsigned();
                }
            });
            input.prefix("[]uint8: ");
            return;
        }
        if (first != '"') {
            input.report("base64Codec", "invalid input");
            return;
        }
        String text = input.string();
        int wrong = GoBase64.firstWrongByte(text);
        if (wrong >= 0) {
            input.report("decode base64", "illegal base64 data at input byte " + wrong);
        }
    }

    /** Types that read their JSON themselves. */
    private void special(ScalarType type) {
        int first = input.token();
        input.unread();
        int start = input.head();
        skipping.skip();
        if (input.failed() || first == 'n' || type == ScalarType.ANY) {
            return;
        }
        String raw = input.text(start, input.head());
        try {
            ScalarForms.read(type, first == '"' ? JsonDecoder.decode(raw).asString() : raw, first == '"');
        } catch (DecodeException refused) {
            input.report("unmarshalerDecoder", String.valueOf(refused.getMessage()));
        } catch (TypeMismatch mismatch) {
            input.report("unmarshalerDecoder", mismatch.message());
        }
    }
}
