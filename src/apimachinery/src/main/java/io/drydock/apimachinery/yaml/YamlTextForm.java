package io.drydock.apimachinery.yaml;

/**
 * In which styles a text may be written in block context.
 *
 * @see "Go: gopkg.in/yaml.v2/emitterc.go: yaml_emitter_analyze_scalar"
 */
record YamlTextForm(boolean plainAllowed, boolean singleQuotedAllowed, boolean literalAllowed) {
    static YamlTextForm of(String text) {
        if (text.isEmpty()) {
            return new YamlTextForm(true, true, false);
        }
        int length = text.length();
        boolean indicators = text.startsWith("---") || text.startsWith("...");
        boolean special = false;
        boolean breaks = false;
        boolean spaceThenBreak = false;
        boolean breakThenSpace = false;
        for (int i = 0; i < length; i++) {
            int c = text.codePointAt(i);
            boolean blankAfter = i + Character.charCount(c) >= length || isBlank(text.charAt(i + 1));
            boolean blankBefore = i == 0 || isBlank(text.charAt(i - 1));
            indicators |= i == 0 ? startsIndicator(c, blankAfter) : isIndicator(c, blankBefore, blankAfter);
            special |= !isPrintable(c);
            breaks |= isBreak(c);
            if (i > 0) {
                spaceThenBreak |= isBreak(c) && text.charAt(i - 1) == ' ';
                breakThenSpace |= c == ' ' && isBreak(text.charAt(i - 1));
            }
            i += Character.charCount(c) - 1;
        }
        char first = text.charAt(0);
        char last = text.charAt(length - 1);
        boolean blankAround = first == ' ' || isBreak(first) || last == ' ' || isBreak(last);
        boolean flawed = special || spaceThenBreak;
        return new YamlTextForm(
                !flawed && !indicators && !breaks && !blankAround && !breakThenSpace,
                !flawed && !breakThenSpace,
                !flawed && last != ' ');
    }

    private static boolean startsIndicator(int c, boolean blankAfter) {
        return "#,[]{}&*!|>'\"%@`".indexOf(c) >= 0 || ((c == '?' || c == ':' || c == '-') && blankAfter);
    }

    private static boolean isIndicator(int c, boolean blankBefore, boolean blankAfter) {
        return (c == ':' && blankAfter) || (c == '#' && blankBefore);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || isBreak(c);
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static boolean isPrintable(int c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7e)
                || (c >= 0xa0 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff);
    }
}
