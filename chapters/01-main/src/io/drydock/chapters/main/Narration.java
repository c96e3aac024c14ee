package io.drydock.chapters.main;

import java.io.PrintStream;

/** What a chapter tells while it runs: a decision a line, coloured on a terminal and plain in a pipe. */
public final class Narration {
    private static final String BOLD = "\u001b[1m";
    private static final String CYAN = "\u001b[36m";
    private static final String DIM = "\u001b[2m";

    private final PrintStream out;
    private final boolean coloured;

    Narration(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** On standard output. The environment's {@code NO_COLOR} is respected. */
    public static Narration onStandardOutput() {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new Narration(System.out, terminal && System.getenv("NO_COLOR") == null);
    }

    /** Begins a part of the story. */
    public void step(String title) {
        out.println();
        out.println(paint(BOLD + CYAN, "▸ " + title));
    }

    /** One sentence, or one decision. */
    public void say(String sentence) {
        out.println(("  " + sentence).stripTrailing());
    }

    /** What something printed, as it is, set apart from what is told. */
    public void show(String text) {
        text.lines().forEach(line -> out.println("  " + paint(DIM, ("│ " + line).stripTrailing())));
    }

    private String paint(String style, String text) {
        return coloured ? style + text + "\u001b[0m" : text;
    }
}
