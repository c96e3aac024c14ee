package io.drydock.chapters.main;

/** An error in Go's sense: foreseen, explained in one line each, and no reason for a stack trace. */
public final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1;

    public CommandFailed(String message) {
        super(message);
    }
}
