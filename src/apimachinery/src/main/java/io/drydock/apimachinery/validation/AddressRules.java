package io.drydock.apimachinery.validation;

import io.drydock.apimachinery.net.Cidr;
import io.drydock.apimachinery.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules for addresses and domain names. Those that take a path answer with errors at it, the others with messages.
 *
 * @see "Go: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go"
 */
public final class AddressRules {
    private static final String HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";
    private static final String HTTP_PATH_SYMBOLS = "/-._~%!$&'()*+,;=:";

    private AddressRules() {}

    public static List<String> ip(String value) {
        return IpAddress.parse(value).isPresent()
                ? List.of()
                : List.of("must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
    }

    public static List<String> cidr(String value) {
        return Cidr.parse(value).isPresent()
                ? List.of()
                : List.of("must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
    }

    /** An address and a port, the address in brackets when it holds colons. */
    public static List<String> socketAddress(String value) {
        int colon = value.lastIndexOf(':');
        String host = colon < 0 ? "" : value.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (colon < 0 || (!bracketed && (host.contains(":") || host.contains("[") || host.contains("]")))) {
            return List.of("must be a valid socket address format, (e.g. 0.0.0.0:10254 or [::]:10254)");
        }
        List<String> problems = new ArrayList<>(ValueRules.portNumber(port(value.substring(colon + 1))));
        problems.addAll(ip(bracketed ? host.substring(1, host.length() - 1) : host));
        return problems;
    }

    private static int port(String text) {
        boolean number = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text) : 0;
    }

    public static List<FieldError> ipv4(FieldPath path, String value) {
        Optional<IpAddress> address = IpAddress.parse(value);
        return address.isPresent() && address.get().isIpv4()
                ? List.of()
                : List.of(FieldError.invalid(path, value, "must be a valid IPv4 address"));
    }

    public static List<FieldError> ipv6(FieldPath path, String value) {
        Optional<IpAddress> address = IpAddress.parse(value);
        return address.isPresent() && !address.get().isIpv4()
                ? List.of()
                : List.of(FieldError.invalid(path, value, "must be a valid IPv6 address"));
    }

    /** At least three labels, such as the {@code acme.example.com} of an API group. */
    public static List<FieldError> fullyQualifiedName(FieldPath path, String name) {
        if (name.isEmpty()) {
            return List.of(FieldError.required(path, ""));
        }
        List<String> problems = NameRules.dns1123Subdomain(name);
        if (!problems.isEmpty()) {
            return List.of(FieldError.invalid(path, name, String.join(",", problems)));
        }
        return labels(name).size() < 3
                ? List.of(FieldError.invalid(
                        path, name, "should be a domain with at least three segments separated by dots"))
                : List.of();
    }

    /** At least two labels; a dot may end it. */
    public static List<FieldError> fullyQualifiedDomainName(FieldPath path, String written) {
        if (written.isEmpty()) {
            return List.of(FieldError.required(path, ""));
        }
        String name = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        List<String> problems = NameRules.dns1123Subdomain(name);
        if (!problems.isEmpty()) {
            return List.of(FieldError.invalid(path, name, String.join(",", problems)));
        }
        if (labels(name).size() < 2) {
            return List.of(
                    FieldError.invalid(path, name, "should be a domain with at least two segments separated by dots"));
        }
        for (String label : labels(name)) {
            List<String> wrong = NameRules.dns1123Label(label);
            if (!wrong.isEmpty()) {
                return List.of(FieldError.invalid(path, label, String.join(",", wrong)));
            }
        }
        return List.of();
    }

    /** A domain, a slash and a path, such as {@code acme.io/foo}. */
    public static List<FieldError> domainPrefixedPath(FieldPath path, String value) {
        if (value.isEmpty()) {
            return List.of(FieldError.required(path, ""));
        }
        int slash = value.indexOf('/');
        if (slash <= 0 || slash == value.length() - 1) {
            return List.of(FieldError.invalid(path, value, "must be a domain-prefixed path (such as \"acme.io/foo\")"));
        }
        List<FieldError> errors = new ArrayList<>();
        String host = value.substring(0, slash);
        NameRules.dns1123Subdomain(host).forEach(problem -> errors.add(FieldError.invalid(path, host, problem)));
        String rest = value.substring(slash + 1);
        if (!rest.chars().allMatch(c -> RuleMessages.isAlphanumeric((char) c) || HTTP_PATH_SYMBOLS.indexOf(c) >= 0)) {
            errors.add(FieldError.invalid(path, rest, RuleMessages.mismatch("Invalid path", HTTP_PATH)));
        }
        return errors;
    }

    private static List<String> labels(String name) {
        return List.of(name.split("\\.", -1));
    }
}
