package io.drydock.chapters.command;

/**
 * The help, section by section, broken into lines that fit the terminal.
 *
 * @see "Go: staging/src/k8s.io/component-base/cli/flag/sectioned.go: PrintSections"
 */
final class FlagHelp {
    private static final int INDENT = 10;

    private FlagHelp() {}

    // tag::sections[]
    static String text(NamedFlagSets flags, int columns) {
        StringBuilder text = new StringBuilder("Usage:\n  kube-apiserver [flags]\n");
        flags.sections.forEach((section, flagSet) -> {
            text.append("\n%s flags:\n\n".formatted(section));
            for (Flag<?> flag : flagSet.values()) {
                String head = "      --%s %s".formatted(flag.name, flag.type.name());
                text.append(head.stripTrailing()).append(wrapped(flag.help + byDefault(flag), columns - INDENT) + '\n');
            }
        });
        return text.toString();
    }
    // end::sections[]

    /** A default that is nothing, zero or false goes without saying. */
    private static String byDefault(Flag<?> flag) {
        String shown = flag.type == ValueType.STRING ? '"' + flag.initial + '"' : flag.initial;
        return flag.initial.matches("|0s?|false") ? "" : " (default " + shown + ")";
    }

    private static String wrapped(String sentence, int columns) {
        return sentence.replaceAll("(.{1,%d})( |$)".formatted(columns), "\n" + " ".repeat(INDENT) + "$1");
    }
}
