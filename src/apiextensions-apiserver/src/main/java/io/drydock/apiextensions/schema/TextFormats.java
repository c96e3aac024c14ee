package io.drydock.apiextensions.schema;

import com.google.re2j.Pattern;
import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import io.drydock.apimachinery.time.GoDuration;
import io.drydock.apimachinery.validation.NameRules;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The formats that a schema may ask of a text. Their names count without their dashes.
 *
 * @see "Go: k8s.io/kube-openapi/pkg/validation/strfmt/default.go"
 */
final class TextFormats {
    private TextFormats() {}

    /** Made when the first text is held to a format. */
    private static final class Known {
        static final Map<String, Predicate<String>> FORMATS = Map.ofEntries(
                Map.entry("bsonobjectid", pattern("[0-9a-fA-F]{24}")),
                Map.entry("uri", TextFormats::isUri),
                Map.entry("email", pattern("[^@\\s<>]+@[^@\\s<>]+|.*<[^@\\s<>]+@[^@\\s<>]+>")),
                Map.entry("hostname", Known::isHostname),
                Map.entry("ipv4", text -> text.contains(".") && isAddress(text)),
                Map.entry("ipv6", text -> text.contains(":") && isAddress(text)),
                Map.entry("cidr", text -> Cidr.parse(text).isPresent()),
                Map.entry(
                        "mac",
                        pattern("(?:[0-9a-fA-F]{2}[:-]){5}(?:[0-9a-fA-F]{2}|[0-9a-fA-F]{2}[:-][0-9a-fA-F]{2}[:-]"
                                + "[0-9a-fA-F]{2})|(?:[0-9a-fA-F]{4}\\.){2}[0-9a-fA-F]{4}")),
                Map.entry("uuid", uuid("[0-9a-f]{4}", "[0-9a-f]{4}")),
                Map.entry("uuid3", uuid("3[0-9a-f]{3}", "[0-9a-f]{4}")),
                Map.entry("uuid4", uuid("4[0-9a-f]{3}", "[89ab][0-9a-f]{3}")),
                Map.entry("uuid5", uuid("5[0-9a-f]{3}", "[89ab][0-9a-f]{3}")),
                Map.entry("isbn", text -> CheckedNumbers.isBookOfTen(text) || CheckedNumbers.isBookOfThirteen(text)),
                Map.entry("isbn10", CheckedNumbers::isBookOfTen),
                Map.entry("isbn13", CheckedNumbers::isBookOfThirteen),
                Map.entry("creditcard", CheckedNumbers::isCard),
                Map.entry("ssn", pattern("\\d{3}[- ]?\\d{2}[- ]?\\d{4}")),
                Map.entry("hexcolor", pattern("#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")),
                Map.entry(
                        "rgbcolor",
                        pattern("rgb\\(\\s*(?:0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*,"
                                + "\\s*(?:0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*,"
                                + "\\s*(?:0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*\\)")),
                Map.entry(
                        "byte",
                        pattern("(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=|"
                                + "[A-Za-z0-9+\\/]{4})")),
                Map.entry("password", text -> true),
                Map.entry("date", TextFormats::isDate),
                Map.entry("duration", Known::isDuration),
                Map.entry("datetime", Known::isDateTime),
                Map.entry(
                        "k8sshortname",
                        text -> NameRules.nameIsDnsLabel(text, false).isEmpty()),
                Map.entry(
                        "k8slongname",
                        text -> NameRules.nameIsDnsSubdomain(text, false).isEmpty()));

        private static final Pattern HOST = Pattern.compile(
                "^([a-zA-Z0-9\\p{S}\\p{L}]((-?[a-zA-Z0-9\\p{S}\\p{L}]{0,62})?)|([a-zA-Z0-9\\p{S}\\p{L}]"
                        + "(([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}[a-zA-Z0-9\\p{S}\\p{L}])?)(\\.)){1,}([a-zA-Z\\p{L}]){2,63})$");
        private static final Pattern TIME =
                Pattern.compile("([0-9]{2}):([0-9]{2}):([0-9]{2})(?:.[0-9]+)?(?:z|(?:[+-][0-9]{2}:[0-9]{2}))");
        private static final Pattern SPAN =
                Pattern.compile("(?i)\\d+\\s*(?:ns|nano|us|µs|micro|ms|milli|s|sec|m|min|h|hr|hour|d|day|w|wk|week)");

        private static Predicate<String> pattern(String pattern) {
            return Pattern.compile(pattern)::matches;
        }

        private static Predicate<String> uuid(String third, String fourth) {
            return pattern("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?" + third + "-?" + fourth + "-?[0-9a-f]{12}");
        }

        private static boolean isHostname(String text) {
            if (text.length() > 255 || !HOST.matcher(text).find()) {
                return false;
            }
            for (String label : text.split("\\.", -1)) {
                if (label.length() > 63) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isDuration(String text) {
            try {
                GoDuration.parse(text);
                return true;
            } catch (IllegalArgumentException notOfGo) {
                return SPAN.matcher(text).find();
            }
        }

        private static boolean isDateTime(String text) {
            String[] parts = text.toLowerCase(Locale.ROOT).split("t", -1);
            if (parts.length < 2 || !isDate(parts[0])) {
                return false;
            }
            var time = TIME.matcher(parts[1]);
            return time.matches()
                    && time.group(1).compareTo("23") <= 0
                    && time.group(2).compareTo("59") <= 0
                    && time.group(3).compareTo("59") <= 0;
        }
    }

    /** Whether texts are checked for a format at all. */
    static boolean isKnown(String format, Release release) {
        String name = normalized(format);
        boolean isNew = name.equals("k8sshortname") || name.equals("k8slongname");
        return !format.isEmpty() && (!isNew || release.atLeast(Release.V1_36)) && Known.FORMATS.containsKey(name);
    }

    static boolean hasFormat(String text, String format) {
        return Known.FORMATS.get(normalized(format)).test(text);
    }

    private static String normalized(String format) {
        return format.replace("-", "");
    }

    private static boolean isUri(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() || text.startsWith("/");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        return IpAddress.parse(text).isPresent();
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return text.length() == 10;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
