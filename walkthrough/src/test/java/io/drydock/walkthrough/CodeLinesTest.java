package io.drydock.walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CodeLinesTest {
    @Test
    void each_line_knows_its_indentation_and_a_comment_over_two_lines_is_coloured_on_both() {
        assertEquals(
                "<pre class=\"rouge\"><code><span class=\"line\" style=\"--in:0\"><span class=\"cm\">/**</span>\n</span>"
                        + "<span class=\"line\" style=\"--in:1\"><span class=\"cm\"> */</span> x\n</span></code></pre>",
                CodeLines.mark("<pre class=\"rouge\"><code><span class=\"cm\">/**\n */</span> x</code></pre>"));
    }

    @Test
    void a_long_line_may_go_on_below_before_a_dot_and_after_a_bracket_but_not_inside_a_tag() {
        assertEquals(
                "<pre><span class=\"line\" style=\"--in:0\">a<wbr>.b(<span title=\"x.y(z\"><wbr>c</span>)<wbr>.d(<wbr>1.5)\n</span></pre>",
                CodeLines.mark("<pre>a.b(<span title=\"x.y(z\">c</span>).d(1.5)</pre>"));
    }
}
