package io.drydock.apiserver.flags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagHelpTest {
    private final FlagSet flags = new FlagSet();

    FlagHelpTest() {
        flags.add(
                "Second",
                new Flag<>(
                        "zone",
                        ValueTypes.string(),
                        "here",
                        "The zone that the words of this help are in, at length."));
        flags.add("Second", new Flag<>("all", ValueTypes.bool(), true, "All of it."));
        flags.add("First of all", new Flag<>("v", ValueTypes.integer(), 0L, "How much.").shorthand('v'));
        flags.add("Hidden", new Flag<>("secret", ValueTypes.bool(), false, "Not shown.").hidden());
        flags.add("Old", new Flag<>("old", ValueTypes.strings(), List.of("a", "b"), "Not for long.").deprecated());
    }

    @Test
    void sections_keep_their_order_and_flags_follow_the_alphabet() {
        assertEquals("""

                Second flags:

                      --all
                                All of it. (default true)
                      --zone string
                                The zone that the words of this help are in, at length. (default
                                "here")

                First of all flags:

                  -v, --v int
                                How much.

                Old flags:

                      --old strings
                                DEPRECATED: Not for long. (default [a,b])
                """, FlagHelp.text(flags, 80));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 160})
    void no_line_is_wider_than_the_terminal(int width) {
        String text = FlagHelp.text(flags, width);
        assertTrue(text.lines().allMatch(line -> line.length() <= width), text);
    }

    @Test
    void a_very_narrow_terminal_gets_less_indentation() {
        assertTrue(FlagHelp.text(flags, 30).contains("\n        The zone that the"));
    }
}
