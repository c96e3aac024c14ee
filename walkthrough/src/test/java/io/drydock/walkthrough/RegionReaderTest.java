package io.drydock.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionReaderTest {
    private final List<String> problems = new ArrayList<>();

    private List<Region> read(String text) {
        return RegionReader.read("src/x/Some.java", text.lines().toList(), problems::add);
    }

    @Test
    void a_region_is_shown_without_its_tags_and_without_the_indentation_its_lines_share() {
        List<Region> regions = read("""
                class Some {
                    // tag::method[]
                    void method() {

                        // tag::inner[]
                        call();
                        // end::inner[]
                    }
                    // end::method[]
                }
                """);
        assertEquals(List.of("call();"), regions.get(0).lines());
        assertEquals(
                List.of("void method() {", "", "    call();", "}"),
                regions.get(1).lines());
        assertEquals(List.of(), problems);
    }

    @Test
    void a_region_that_does_not_end_is_a_problem() {
        read("// tag::open[]\ncode\n");
        assertEquals(List.of("src/x/Some.java: the region open does not end"), problems);
    }

    @Test
    void a_region_in_two_pieces_is_a_problem() {
        read("// tag::a[]\none\n// end::a[]\ntwo\n// tag::a[]\nthree\n// end::a[]\n");
        assertEquals("src/x/Some.java: the region a begins a second time", problems.getFirst());
    }

    @Test
    void an_end_without_a_beginning_is_a_problem() {
        read("// end::never[]\n");
        assertEquals(List.of("src/x/Some.java: the region never ends and did not begin"), problems);
    }

    @Test
    void an_empty_region_is_a_problem() {
        read("// tag::nothing[]\n\n// end::nothing[]\n");
        assertEquals(List.of("src/x/Some.java: the region nothing is empty"), problems);
    }

    @Test
    void a_misspelt_tag_is_a_problem() {
        read("// tag::Name []\n");
        assertEquals(List.of("src/x/Some.java: not a tag, but like one: // tag::Name []"), problems);
    }
}
