package io.drydock.apiserver.flags;

import java.util.ArrayList;
import java.util.List;

/**
 * The help of a program's flags: section by section, each flag on a line and below it, indented, what it does.
 *
 * @see "Go: staging/src/k8s.io/component-base/cli/flag/sectioned.go: PrintSections"
 */
public final class FlagHelp {
    private static final int FLAG_INDENT = 6;
    private static final int TEXT_INDENT = 16;
    private static final int NARROWEST_TEXT = 24;

    private FlagHelp() {}

    /** The text for a terminal of {@code width} columns. */
    public static String text(FlagSet flags, int width) {
        StringBuilder text = new StringBuilder();
        for (String section : flags.sections()) {
            List<Flag<?>> shown = flags.section(section).stream()
                    .filter(flag -> !flag.isHidden())
                    .toList();
            if (!shown.isEmpty()) {
                text.append('\n').append(section).append(" flags:\n\n");
                shown.forEach(flag -> appendFlag(text, flag, width));
            }
        }
        return text.toString();
    }

    private static void appendFlag(StringBuilder text, Flag<?> flag, int width) {
        boolean hasShorthand = flag.shorthand().isPresent();
        text.append(" ".repeat(hasShorthand ? 2 : FLAG_INDENT)).append(flag.display());
        if (!flag.typeName().isEmpty()) {
            text.append(' ').append(flag.typeName());
        }
        text.append('\n');
        int indent = width - TEXT_INDENT >= NARROWEST_TEXT ? TEXT_INDENT : FLAG_INDENT + 2;
        String help = (flag.isDeprecated() ? "DEPRECATED: " : "")
                + flag.help()
                + flag.defaultText().map(value -> " (default " + value + ")").orElse("");
        for (String line : wrap(help, Math.max(1, width - indent))) {
            text.append(" ".repeat(indent)).append(line).append('\n');
        }
    }

    /** Breaks a text at spaces into lines of at most {@code width}; a longer word has a line of its own. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
