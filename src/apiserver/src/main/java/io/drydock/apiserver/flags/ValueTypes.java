package io.drydock.apiserver.flags;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The types of flags that Kubernetes' programs share, under the names that their help prints. */
public final class ValueTypes {
    private ValueTypes() {}

    /**
     * A type of single values.
     *
     * @param parser empty when the text is no such value
     * @param expected what would be right, as it follows the word "expected"
     */
    public static <T> ValueType<T> scalar(
            String name, Function<String, Optional<T>> parser, String expected, Function<T, String> formatter) {
        return ScalarType.of(name, parser, expected, formatter);
    }

    public static ValueType<Boolean> bool() {
        return BoolType.INSTANCE;
    }

    public static ValueType<String> string() {
        return StringType.INSTANCE;
    }

    /** A whole number in 64 bits: decimal, or with the prefix 0x, 0o or 0b. */
    public static ValueType<Long> integer() {
        return ScalarType.of("int", Numbers::parseLong, "a whole number", value -> Long.toString(value));
    }

    public static ValueType<Long> unsigned() {
        return ScalarType.of(
                "uint",
                text -> Numbers.parseLong(text).filter(number -> number >= 0),
                "a whole number that is not negative",
                value -> Long.toString(value));
    }

    /** A number with a fraction; {@code name} says its width. */
    public static ValueType<Double> floating(String name) {
        return ScalarType.of(name, Numbers::parseDouble, "a number", Numbers::format);
    }

    public static ValueType<Duration> duration() {
        return ScalarType.of(
                "duration", GoDuration::parse, "a duration such as 1h30m, 45s or 100ms", GoDuration::format);
    }

    /** An address, or none. */
    public static ValueType<Optional<IpAddress>> ip() {
        return ScalarType.of(
                "ip",
                text -> text.isBlank()
                        ? Optional.of(Optional.empty())
                        : IpAddress.parse(text.strip()).map(Optional::of),
                "an IP address such as 127.0.0.1 or ::1",
                address -> address.map(IpAddress::toString).orElse("<nil>"));
    }

    public static ValueType<List<Cidr>> cidrs() {
        ValueType<Cidr> element =
                ScalarType.of("cidr", Cidr::parse, "address blocks such as 10.0.0.0/8,fd00::/64", Cidr::toString);
        return new ListType<>("cidrs", true, false, element);
    }

    /** Texts between commas. */
    public static ValueType<List<String>> strings() {
        return new ListType<>("strings", true, true, string());
    }

    /** One text each time the flag is given. */
    public static ValueType<List<String>> stringArray() {
        return new ListType<>("stringArray", false, true, string());
    }

    /** Pairs between commas, whose values may be left out. */
    public static ValueType<Map<String, String>> configurationMap() {
        return new MapType<>("mapStringString", true, true, string());
    }

    /** One pair each time the flag is given. */
    public static ValueType<Map<String, String>> pairEachTime() {
        return new MapType<>("mapStringString", false, false, string());
    }

    public static ValueType<Map<String, Boolean>> switches() {
        return new MapType<>("mapStringBool", true, false, bool());
    }

    public static ValueType<PortRange> portRange() {
        return ScalarType.of(
                "portRange", PortRange::parse, "a range of ports such as 30000-32767", PortRange::toString);
    }

    public static ValueType<List<NamedCertKey>> namedCertKeys() {
        return NamedCertKey.TYPE;
    }
}
