package io.drydock.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Chapter 2: flags are bound, filled, explained and refused.
 *
 * @see "Go: cmd/kube-apiserver/app/server.go: NewAPIServerCommand"
 */
public interface CommandContract {
    /** Builds a command that succeeds as soon as it runs, for a terminal of so many columns. */
    Built build(int columns);

    /** A command that has been built, and not executed yet. */
    interface Built {
        /** The value that a flag has now, as it is written on a command line. */
        String value(String flag);

        Finished execute(String... arguments);

        /** How often what the command was given to run has run. */
        int runs();
    }

    // tag::bound[]
    @Test
    default void flags_are_bound_when_the_command_is_built_and_filled_when_it_executes() {
        Built command = build(80);
        assertEquals("6443", command.value("secure-port"));
        assertEquals(0, command.execute("--secure-port=7443").exitCode());
        assertEquals("7443", command.value("secure-port"));
        assertEquals(1, command.runs());
    }
    // end::bound[]

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "Generic, advertise-address, ip, ''",
                "Generic, external-hostname, string, ''",
                "Generic, shutdown-delay-duration, duration, ''",
                "Etcd, etcd-servers, strings, ''",
                "Etcd, watch-cache, '', true",
                "Etcd, watch-cache-sizes, strings, ''",
                "Secure serving, bind-address, ip, 0.0.0.0",
                "Secure serving, secure-port, int, 6443",
                "Secure serving, cert-dir, string, \"/var/run/kubernetes\"",
                "Secure serving, tls-cert-file, string, ''",
                "Secure serving, tls-private-key-file, string, ''",
                "Authentication, service-account-issuer, string, ''",
                "Authentication, service-account-max-token-expiration, duration, ''",
                "API enablement, runtime-config, mapStringString, ''",
                "Misc, service-cluster-ip-range, string, ''"
            })
    default void help_shows_a_flag_in_its_section_with_its_type_and_its_default(
            String section, String flag, String type, String byDefault) {
        String help = build(160).execute("--help").out();
        String shown = part(help, "(?m)^(?=\\w.* flags:$)", section + " flags:");
        String own = part(shown, "(?m)^ +(?:-\\w, )?(?=--)", "--" + flag + (type.isEmpty() ? "" : " " + type) + "\n");
        String words = own.replaceAll("\\s+", " ").strip();
        assertEquals(!byDefault.isEmpty(), words.endsWith("(default " + byDefault + ")"), words);
    }

    private static String part(String text, String boundary, String beginning) {
        return Arrays.stream(text.split(boundary))
                .filter(part -> part.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no \"" + beginning + "\" in " + text));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 160})
    default void help_fits_the_terminal(int columns) {
        Built command = build(columns);
        Finished help = command.execute("--help");
        assertEquals(0, help.exitCode());
        // A name is not broken, whatever the width, and neither is a single long word.
        List<String> tooWide = help.out()
                .lines()
                .filter(line -> line.length() > columns)
                .filter(line -> line.strip().contains(" ") && !line.strip().startsWith("-"))
                .toList();
        assertEquals(List.of(), tooWide);
        assertEquals(0, command.runs());
    }

    @Test
    default void who_asks_for_the_version_gets_it_and_nothing_runs() {
        Built command = build(80);
        Finished version = command.execute("--version");
        assertEquals(0, version.exitCode());
        assertTrue(version.out().contains("Kubernetes v1."), version.out());
        assertEquals(0, command.runs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--no-such-flag | error: unknown flag: --no-such-flag",
                "--secure-port=many | error: invalid argument \"many\" for \"--secure-port\" flag: ",
                "--bind-address=here | error: invalid argument \"here\" for \"--bind-address\" flag: ",
                "--watch-cache=maybe | error: invalid argument \"maybe\" for \"--watch-cache\" flag: ",
                "--shutdown-delay-duration=soon | error: invalid argument \"soon\" for \"--shutdown-delay-duration\" flag: ",
                "--secure-port | error: flag needs an argument: --secure-port"
            })
    default void what_cannot_be_read_is_refused_in_pflags_words(String argument, String words) {
        Built command = build(80);
        Finished refused = command.execute(argument);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().startsWith(words), refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertEquals(0, command.runs());
    }

    @Test
    default void arguments_that_are_no_flags_are_refused() {
        Finished refused = build(80).execute("serve");
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().contains("\"serve\""), refused.err());
    }

    // tag::all[]
    @Test
    default void two_mistakes_give_two_messages() {
        Finished refused = build(80).execute("--no-such-flag", "--secure-port=many");
        assertEquals(1, refused.exitCode());
        assertEquals(
                2,
                refused.err().lines().filter(line -> line.startsWith("error: ")).count(),
                refused.err());
    }
    // end::all[]

    @Test
    default void underscores_are_dashes_and_a_value_may_follow_as_a_word() {
        Built command = build(80);
        assertEquals(
                0, command.execute("--secure_port", "7443", "--watch-cache").exitCode());
        assertEquals("7443", command.value("secure-port"));
        assertEquals("true", command.value("watch-cache"));
    }
}
