package io.drydock.apiserver.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagParserTest {
    private final FlagSet flags = new FlagSet();
    private final Flag<Boolean> profiling = add(new Flag<>("profiling", ValueTypes.bool(), true, "Profile."));
    private final Flag<Boolean> help = add(new Flag<>("help", ValueTypes.bool(), false, "Help.").shorthand('h'));
    private final Flag<Long> verbosity = add(new Flag<>("v", ValueTypes.integer(), 0L, "Log.").shorthand('v'));
    private final Flag<String> host = add(new Flag<>("host-name", ValueTypes.string(), "", "Host."));
    private final Flag<Duration> wait = add(new Flag<>("wait", ValueTypes.duration(), Duration.ZERO, "Wait."));
    private final Flag<List<String>> modes =
            add(new Flag<>("modes", ValueTypes.strings(), List.of("AlwaysAllow"), "Modes."));
    private final Flag<List<String>> files = add(new Flag<>("files", ValueTypes.stringArray(), List.of(), "Files."));
    private final Flag<Map<String, String>> config =
            add(new Flag<>("config", ValueTypes.configurationMap(), Map.of(), "Config."));
    private final Flag<Map<String, Boolean>> gates =
            add(new Flag<>("gates", ValueTypes.switches(), Map.of(), "Gates."));

    private <T> Flag<T> add(Flag<T> flag) {
        flags.add("Test", flag);
        return flag;
    }

    private List<String> problems(String... line) {
        return FlagParser.parse(flags, List.of(line)).problems();
    }

    @Test
    void a_value_follows_the_equals_sign_or_is_the_next_argument() {
        assertEquals(List.of(), problems("--host-name=a=b", "--wait", "1h2m3s"));
        assertEquals("a=b", host.get());
        assertEquals(Duration.ofSeconds(3723), wait.get());
    }

    @Test
    void a_boolean_flag_takes_its_value_only_after_the_equals_sign() {
        FlagParser.Result result = FlagParser.parse(flags, List.of("--profiling=F", "--help", "false"));
        assertFalse(profiling.get());
        assertTrue(help.get());
        assertEquals(List.of("false"), result.arguments());
    }

    @Test
    void letters_may_share_a_dash_and_the_last_may_take_a_value() {
        assertEquals(List.of(), problems("-hv=2"));
        assertTrue(help.get());
        assertEquals(2, verbosity.get());
        problems("-v3");
        assertEquals(3, verbosity.get());
        problems("-v", "4");
        assertEquals(4, verbosity.get());
        problems("--v=5");
        assertEquals(5, verbosity.get());
    }

    @Test
    void the_first_list_replaces_the_default_and_the_next_are_added() {
        problems("--modes=Node,RBAC", "--modes", "\"a,b\"");
        assertEquals(List.of("Node", "RBAC", "a,b"), modes.get());
    }

    @Test
    void a_flag_that_is_an_array_keeps_commas() {
        problems("--files=a,b", "--files=c");
        assertEquals(List.of("a,b", "c"), files.get());
    }

    @Test
    void pairs_are_merged_and_may_lack_a_value_where_that_means_something() {
        assertEquals(
                List.of(), problems("--config=api/all,v1=false", "--config= apps/v1 = true ", "--gates=A=1,B=false"));
        assertEquals(Map.of("api/all", "", "v1", "false", "apps/v1", "true"), config.get());
        assertEquals(Map.of("A", true, "B", false), gates.get());
    }

    @Test
    void underscores_in_names_are_dashes() {
        problems("--host_name=a_b");
        assertEquals("a_b", host.get());
    }

    @Test
    void everything_after_two_dashes_is_an_argument() {
        FlagParser.Result result = FlagParser.parse(flags, List.of("a", "-", "--", "--host-name=x"));
        assertEquals(List.of("a", "-", "--host-name=x"), result.arguments());
        assertEquals("", host.get());
    }

    @Test
    void all_mistakes_are_reported() {
        assertEquals(
                List.of(
                        "unknown flag: --hostname (did you mean --host-name?)",
                        "unknown flag: --nothing-like-it",
                        "invalid argument \"maybe\" for \"--profiling\" flag: expected true or false",
                        "invalid argument \"5x\" for \"--wait\" flag: expected a duration such as 1h30m, 45s or 100ms",
                        "invalid argument \"two\" for \"-v, --v\" flag: expected a whole number",
                        "invalid argument \"A\" for \"--gates\" flag: expected pairs of the form key=value",
                        "bad flag syntax: --=x",
                        "unknown shorthand flag: 'x' in -xyz",
                        "flag needs an argument: --wait"),
                problems(
                        "--hostname",
                        "its-value",
                        "--nothing-like-it=1",
                        "--profiling=maybe",
                        "--wait=5x",
                        "-v=two",
                        "--gates=A",
                        "--=x",
                        "-xyz",
                        "--wait"));
    }

    @Test
    void a_malformed_value_leaves_the_flag_as_it_was() {
        problems("--wait=soon");
        assertEquals(Duration.ZERO, wait.get());
        assertFalse(wait.isChanged());
    }

    @Test
    void a_preset_gives_way_to_the_command_line() {
        host.preset("preset");
        assertEquals("preset", host.get());
        problems("--host-name=mine");
        host.preset("preset");
        assertEquals("mine", host.get());
    }

    @Test
    void two_flags_cannot_have_one_name() {
        assertThrows(
                IllegalStateException.class,
                () -> flags.add("Other", new Flag<>("wait", ValueTypes.bool(), false, "Again.")));
    }
}
